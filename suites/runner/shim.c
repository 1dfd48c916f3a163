/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PID 1 of a probe's PID namespace.  It runs in a forked child of the runner and never returns. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "isolate.h"
#include "record.h"

#define NEVER UINT64_MAX

struct shim {
	const struct isolate_spec *spec;
	int sock, log, sigfd;
	int proc;	   /* our own /proc: the probe may unmount the one on /proc */
	pid_t probe;	   /* 0 when it has ended */
	uint64_t deadline; /* for what outlives the probe */
};

static void tell(int sock, uint32_t kind, int value, const char *text, int fd)
{
	struct shim_message message = { .kind = kind, .value = value };
	union {
		char buf[CMSG_SPACE(sizeof(int))];
		struct cmsghdr align;
	} control = { 0 };
	struct iovec iov = { .iov_base = &message, .iov_len = sizeof(message) };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1 };

	snprintf(message.text, sizeof(message.text), "%s", text);
	if (fd >= 0) {
		struct cmsghdr *cmsg = &control.align;

		msg.msg_control = control.buf;
		msg.msg_controllen = sizeof(control.buf);
		cmsg->cmsg_level = SOL_SOCKET;
		cmsg->cmsg_type = SCM_RIGHTS;
		cmsg->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(cmsg), &fd, sizeof(int));
	}
	sendmsg(sock, &msg, MSG_NOSIGNAL);
}

static void fail(int sock, const char *step) __attribute__((noreturn));
static void fail(int sock, const char *step)
{
	cleanup_free char *text = xasprintf("%s: %s", step, strerror(errno));

	tell(sock, SHIM_ERROR, errno, text, -1);
	child_exit(125);
}

static void close_others(const struct isolate_spec *spec, int sock, int log)
{
	int keep[CGROUP_MAX + 3];
	size_t count = 0;

	keep[count++] = sock;
	keep[count++] = log;
	if (spec->group->leaf >= 0)
		keep[count++] = spec->group->leaf;
	for (size_t i = 0; i < spec->group->count; i++)
		keep[count++] = spec->group->procs[i];
	close_all_but(keep, count);
}

static void wait_for_go(int sock)
{
	char byte;

	/* The runner may have died before the death signal was armed: then there is no byte. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL))
		fail(sock, "prctl(PR_SET_PDEATHSIG)");
	if (recv(sock, &byte, 1, 0) != 1 || byte != SHIM_GO)
		child_exit(125);
}

static void mount_all(struct shim *shim)
{
	const char *dir = shim->spec->dir;
	int fd;

	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL))
		fail(shim->sock, "make / private");
	if (mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL))
		fail(shim->sock, "mount /proc");
	shim->proc = open("/proc", O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	if (mount("bulkhead", dir, "tmpfs", 0, "mode=0755") || chdir(dir))
		fail(shim->sock, "mount the probe's tmpfs");
	fd = open(SHIM_IMAGE, O_WRONLY | O_CREAT | O_CLOEXEC, 0755);
	if (fd < 0 || close(fd) || mount(shim->spec->image, SHIM_IMAGE, NULL, MS_BIND, NULL))
		fail(shim->sock, "bind the image");
	if (mkdir(SHIM_SCRATCH, 0755) ||
		mount("bulkhead", SHIM_SCRATCH, "tmpfs", 0, "mode=0755") || chdir(SHIM_SCRATCH))
		fail(shim->sock, "mount the scratch tmpfs");
	fd = open("record", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 || fchmod(fd, 0666) || ftruncate(fd, RECORD_SIZE))
		fail(shim->sock, "make the record");
	tell(shim->sock, SHIM_RECORD, 0, "", fd);
	close(fd);
}

static void exec_probe(const struct isolate_spec *spec, int log)
{
	char *argv[6] = { (char *)spec->image, (char *)spec->id };
	struct rlimit no_core;
	sigset_t none;
	size_t n = 2;
	int null;

	for (size_t i = 0; i < spec->group->count; i++) {
		if (write(spec->group->procs[i], "0", 1) != 1)
			return;
	}
	if (setsid() < 0)
		return;
	/* Under a negative nice value, "no priority is raised" would be asked wrongly. */
	if (getpriority(PRIO_PROCESS, 0) < 0)
		setpriority(PRIO_PROCESS, 0, 0);
	null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (null < 0 || dup2(null, 0) < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0)
		return;
	/* Only the soft limit: a probe about core files can raise it again. */
	if (!getrlimit(RLIMIT_CORE, &no_core)) {
		no_core.rlim_cur = 0;
		setrlimit(RLIMIT_CORE, &no_core);
	}
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	if (spec->driver) {
		argv[n++] = (char *)"--driver";
		argv[n++] = (char *)spec->driver;
	}
	if (spec->sabotage)
		argv[n++] = (char *)"--sabotage";
	execve(spec->image, argv, spec->env);
}

static void start_probe(struct shim *shim)
{
	struct clone_args args = { .exit_signal = SIGCHLD };

	if (shim->spec->group->leaf >= 0) {
		args.flags = CLONE_INTO_CGROUP;
		args.cgroup = (uint64_t)shim->spec->group->leaf;
	}
	shim->probe = (pid_t)syscall(SYS_clone3, &args, sizeof(args));
	if (shim->probe < 0)
		fail(shim->sock, "start the probe in its control group");
	if (shim->probe == 0) {
		/* The socket stays open until exec, to say what failed. */
		int sock = fcntl(shim->sock, F_DUPFD_CLOEXEC, 3);
		int log = fcntl(shim->log, F_DUPFD_CLOEXEC, 3);

		exec_probe(shim->spec, log);
		fail(sock, shim->spec->image);
	}
}

/* Names every process of the namespace but this one. */
static void name_survivors(struct shim *shim)
{
	DIR *dir = fdopendir(fcntl(shim->proc, F_DUPFD_CLOEXEC, 3));
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		cleanup_free char *path = xasprintf("%s/comm", entry->d_name);
		char comm[64], text[128];
		int pid = atoi(entry->d_name);

		if (pid <= 1 || read_line_at(shim->proc, path, comm, sizeof(comm)))
			continue;
		snprintf(text, sizeof(text), "%d (%s) outlived the probe", pid, comm);
		tell(shim->sock, SHIM_LEAK, pid, text, -1);
	}
	if (dir)
		closedir(dir);
}

/* Reaps what has ended; false when there is no child left. */
static bool reap(struct shim *shim)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG | __WALL)) > 0) {
		if (pid != shim->probe)
			continue;
		shim->probe = 0;
		tell(shim->sock, SHIM_STATUS, status, "", -1);
		shim->deadline = now_ns() + shim->spec->linger_ms * 1000000ull;
	}
	return pid == 0;
}

static void obey(struct shim *shim)
{
	char byte;
	ssize_t n = recv(shim->sock, &byte, 1, MSG_DONTWAIT);

	if (n == 0)
		child_exit(125); /* the runner is gone; the namespace dies with us */
	if (n == 1 && byte == SHIM_TERM && shim->probe > 0)
		kill(-shim->probe, SIGTERM);
}

static int milliseconds_left(const struct shim *shim)
{
	uint64_t now = now_ns();

	if (shim->deadline == NEVER)
		return -1;
	return shim->deadline <= now ? 0 : (int)((shim->deadline - now) / 1000000 + 1);
}

static void watch(struct shim *shim)
{
	struct signalfd_siginfo info;

	while (reap(shim)) {
		struct pollfd fds[] = {
			{ .fd = shim->sigfd, .events = POLLIN },
			{ .fd = shim->sock, .events = POLLIN },
		};

		if (poll(fds, 2, milliseconds_left(shim)) < 0 && errno != EINTR)
			break;
		if (fds[0].revents)
			(void)!read(shim->sigfd, &info, sizeof(info));
		if (fds[1].revents)
			obey(shim);
		if (shim->deadline != NEVER && now_ns() >= shim->deadline && reap(shim)) {
			name_survivors(shim);
			break; /* our exit kills them */
		}
	}
}

void shim_main(const struct isolate_spec *spec, int sock, int log_fd)
{
	struct shim shim = { .spec = spec, .sock = sock, .log = log_fd, .deadline = NEVER };
	sigset_t all;

	close_others(spec, sock, log_fd);
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	wait_for_go(sock);
	setsid();
	prctl(PR_SET_NAME, "bulkhead-shim");
	mount_all(&shim);
	sigemptyset(&all);
	sigaddset(&all, SIGCHLD);
	shim.sigfd = signalfd(-1, &all, SFD_CLOEXEC | SFD_NONBLOCK);
	start_probe(&shim);
	watch(&shim);
	child_exit(0);
}
