/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the container's filter answers, without executing a call: a filter on top asks a listener
 * about everything.  Errno, trap and kill of the one below outrank that and are seen; what is
 * allowed comes to the listener, who answers with an errno that nobody else uses.
 */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>

#include "here.h"
#include "internal.h"

#define ALLOWED 3999 /* no errno of the kernel */

static void filter_is_on(const struct wall *w, unsigned int profile, struct finding *f)
{
	const char *text = status_field(0, "Seccomp");
	(void)w;
	(void)profile;

	if (!text || strcmp(text, "2") != 0)
		breach(f, "Seccomp: 2", "Seccomp: %s", text ? text : "no such line");
}

struct sweep {
	const long *calls;
	size_t n;
	int answers[16];
	_Atomic int listener; /* -1: not yet; below: -errno - 1 */
	_Atomic bool done;
};

static int install(void)
{
	/* The thread's own end and the waking of whoever joins it are not asked about. */
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_exit, 5, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_futex, 4, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_madvise, 3, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_munmap, 2, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_rt_sigprocmask, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { .len = sizeof(code) / sizeof(code[0]), .filter = code };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return -1;
	return (int)syscall(
		SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}

static void *make_calls(void *arg)
{
	struct sweep *s = arg;
	int fd = install();

	atomic_store(&s->listener, fd < 0 ? -errno - 1 : fd);
	for (size_t i = 0; fd >= 0 && i < s->n; i++) {
		/* Were it executed after all, these arguments would fail. */
		long rc = syscall(s->calls[i], -1L, -1L, -1L, -1L, -1L, -1L);
		s->answers[i] = rc < 0 ? errno : 0;
	}
	atomic_store(&s->done, true);
	return NULL;
}

static void answer(int listener)
{
	struct seccomp_notif ask;
	struct seccomp_notif_resp reply;

	memset(&ask, 0, sizeof(ask));
	if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &ask) < 0)
		return;
	memset(&reply, 0, sizeof(reply));
	reply.id = ask.id;
	reply.error = -ALLOWED;
	ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &reply);
}

/* In a process of its own, since the filter cannot be taken off; false and errno when it cannot be. */
static bool sweep(struct sweep *s)
{
	pthread_t thread;

	atomic_store(&s->listener, -1);
	if (pthread_create(&thread, NULL, make_calls, s) != 0)
		return false;
	while (atomic_load(&s->listener) == -1)
		poll(NULL, 0, 1);
	int listener = atomic_load(&s->listener);
	while (listener >= 0 && !atomic_load(&s->done)) {
		struct pollfd p = { .fd = listener, .events = POLLIN };
		if (poll(&p, 1, 10) == 1 && p.revents & POLLIN)
			answer(listener);
	}
	pthread_join(thread, NULL);
	errno = listener < 0 ? -listener - 1 : 0;
	return listener >= 0;
}

static bool sweep_apart(const long *calls, size_t n, int *answers, struct finding *f)
{
	int ends[2], status;
	struct sweep s = { .calls = calls, .n = n };

	if (pipe2(ends, O_CLOEXEC) < 0) {
		unknown(f, SKIP_KERNEL, "pipe2: %m");
		return false;
	}
	pid_t pid = fork();
	if (pid == 0) {
		int error = sweep(&s) ? 0 : errno;
		bool written = write(ends[1], &error, sizeof(error)) == sizeof(error) &&
			       write(ends[1], s.answers, sizeof(s.answers)) == sizeof(s.answers);
		_exit(written ? 0 : 1);
	}
	close(ends[1]);
	int error = EIO;
	bool got = pid > 0 && read(ends[0], &error, sizeof(error)) == sizeof(error) &&
		   read(ends[0], answers, sizeof(s.answers)) == sizeof(s.answers);
	close(ends[0]);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!got || error)
		unknown(f, SKIP_KERNEL, "no filter with a listener can be stacked: %s",
			strerrorname_np(error));
	return got && !error;
}

/* The names of .detail, as numbers. */
static size_t numbers(const char *names, long *calls, const char **each)
{
	static const struct {
		const char *name;
		long number;
	} table[] = {
#define CALL(name) { #name, SYS_##name }
		CALL(mount),
		CALL(umount2),
		CALL(pivot_root),
		CALL(setns),
		CALL(unshare),
		CALL(fsopen),
		CALL(move_mount),
		CALL(open_tree),
		CALL(init_module),
		CALL(finit_module),
		CALL(delete_module),
		CALL(kexec_load),
		CALL(reboot),
		CALL(swapon),
		CALL(swapoff),
		CALL(keyctl),
		CALL(add_key),
		CALL(request_key),
		CALL(bpf),
		CALL(perf_event_open),
		CALL(settimeofday),
		CALL(clock_settime),
		CALL(acct),
		CALL(quotactl),
		CALL(open_by_handle_at),
		CALL(userfaultfd),
		CALL(clone3),
#ifdef SYS_iopl
		CALL(iopl),
		CALL(ioperm),
#endif
	};
	size_t n = 0;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]) && n < 16; i++) {
		const char *p = strstr(names, table[i].name);
		size_t length = strlen(table[i].name);
		if (p && (p == names || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0')) {
			each[n] = table[i].name;
			calls[n++] = table[i].number;
		}
	}
	return n;
}

static const char *answer_name(int answer)
{
	return answer == ALLOWED ? "is allowed" : answer ? strerrorname_np(answer) : "succeeded";
}

static void denied(const struct wall *w, unsigned int profile, struct finding *f)
{
	const char *names[16];
	long calls[16];
	int answers[16];
	size_t n = numbers(w->detail, calls, names);

	if (!sweep_apart(calls, n, answers, f))
		return;
	for (size_t i = 0; i < n; i++) {
		/* docker's profile answers EPERM; others also ENOSYS for what they do not know. */
		bool ok = answers[i] == EPERM || (profile != DOCKER && answers[i] == ENOSYS);
		if (!ok)
			breach(f,
				profile == DOCKER ? "EPERM from the filter"
						  : "EPERM or ENOSYS from the filter",
				"%s %s", names[i], answer_name(answers[i]));
	}
}

static void clone3_falls_back(const struct wall *w, unsigned int profile, struct finding *f)
{
	const long call = SYS_clone3;
	int answers[16];
	(void)w;
	(void)profile;

	if (sweep_apart(&call, 1, answers, f) && answers[0] != ENOSYS)
		breach(f, "ENOSYS, after which libraries use clone(2)", "clone3 %s",
			answer_name(answers[0]));
}

#define DOCKER_SECCOMP "docs.docker.com, Seccomp security profiles for Docker"
const struct wall here_filter[] = {
	{ "filter-is-on", "A seccomp filter is in force",
		"Pod Security Standards, Seccomp; " DOCKER_SECCOMP, FILTERED, filter_is_on, NULL },
	{ "filter-denies-mounting", "The filter denies what changes mounts", DOCKER_SECCOMP, DOCKER,
		denied, "mount umount2 pivot_root fsopen move_mount open_tree" },
	{ "filter-denies-entering-namespaces", "The filter denies setns(2)", DOCKER_SECCOMP, DOCKER,
		denied, "setns" },
	{ "filter-denies-modules", "The filter denies loading and unloading of modules",
		DOCKER_SECCOMP, FILTERED, denied, "init_module finit_module delete_module" },
	{ "filter-denies-another-kernel", "The filter denies starting another kernel",
		DOCKER_SECCOMP, FILTERED, denied, "kexec_load" },
	{ "filter-denies-swap-and-accounting",
		"The filter denies swap areas, accounting and quotas", DOCKER_SECCOMP, FILTERED,
		denied, "swapon swapoff acct quotactl" },
	{ "filter-denies-keys", "The filter denies keyrings, which no namespace separates",
		DOCKER_SECCOMP, DOCKER, denied, "keyctl add_key request_key" },
	{ "filter-denies-bpf-and-perf", "The filter denies programs in the kernel and its counters",
		DOCKER_SECCOMP, FILTERED, denied, "bpf perf_event_open" },
	{ "filter-denies-setting-the-time", "The filter denies setting the machine's clock",
		DOCKER_SECCOMP, FILTERED, denied, "settimeofday clock_settime" },
	{ "filter-denies-ports-of-the-machine", "The filter denies input and output ports",
		DOCKER_SECCOMP, FILTERED, denied, "iopl ioperm" },
	{ "filter-denies-file-handles", "The filter denies opening files by handle", DOCKER_SECCOMP,
		FILTERED, denied, "open_by_handle_at" },
	{ "filter-denies-page-faults-of-others", "The filter denies userfaultfd(2)", DOCKER_SECCOMP,
		FILTERED, denied, "userfaultfd" },
	{ "clone3-falls-back", "clone3(2), whose flags no filter sees, answers ENOSYS",
		DOCKER_SECCOMP, DOCKER, clone3_falls_back, NULL },
	{ 0 },
};
