/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>
#include <poll.h>
#include <sys/capability.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>

#include "internal.h"

#ifdef BULKHEAD_COVERAGE
extern void __gcov_dump(void);
#endif

void probe_exit(int code)
{
	fflush(NULL);
#ifdef BULKHEAD_COVERAGE
	__gcov_dump();
#endif
	_exit(code);
}

/* sched.h and linux/sched.h disagree about struct clone_args on some systems: spelt out here. */
static pid_t clone_now(unsigned long long flags, int cgroup_fd)
{
	struct {
		uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls,
			set_tid, set_tid_size, cgroup;
	} args = { .flags = flags, .exit_signal = SIGCHLD };

	if (cgroup_fd >= 0) {
		args.flags |= CLONE_INTO_CGROUP;
		args.cgroup = (uint64_t)cgroup_fd;
	}
	pid_t parent = getpid();
	fflush(NULL);
	pid_t pid = (pid_t)syscall(SYS_clone3, &args, cgroup_fd >= 0 ? sizeof(args) : 64);
	/* An engine's filter and gVisor answer so; without extra flags the older call does the same. */
	if (pid < 0 && errno == ENOSYS && cgroup_fd < 0 && !(flags & 0xff) && !(flags >> 32))
		pid = (pid_t)syscall(SYS_clone, flags | SIGCHLD, NULL, NULL, NULL, NULL);
	/*
	 * A parent in another PID namespace shows as 0 and the check would misfire, so it is made
	 * only within one namespace.
	 */
	if (pid == 0) {
		ctx.row = 0;
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (!(flags & CLONE_NEWPID) && getppid() != parent && getppid() != 0)
			_exit(EXIT_RECORDED);
	}
	return pid;
}

pid_t try_spawn(unsigned long long flags)
{
	return clone_now(flags, -1);
}

pid_t spawn(unsigned long long flags)
{
	pid_t pid = clone_now(flags, -1);

	if (pid < 0)
		must_failed("spawn", 0, fmt("clone3 with flags 0x%llx", flags), errno);
	return pid;
}

pid_t spawn_in(const char *group2, unsigned long long flags)
{
	int fd = MUST(open(group2, O_PATH | O_DIRECTORY | O_CLOEXEC));
	pid_t pid = clone_now(flags, fd);
	int error = errno;

	close(fd);
	if (pid < 0)
		must_failed("spawn_in", 0, fmt("clone3 into %s", group2), error);
	return pid;
}

pid_t spawn_userns(unsigned long long flags, const char *uid_map, const char *gid_map)
{
	struct gate mapped = gate_new();
	pid_t pid = spawn(flags | CLONE_NEWUSER);

	if (pid == 0) {
		gate_wait(&mapped);
		close(mapped.fd);
		return 0;
	}
	MUST(write_file(fmt("/proc/%d/uid_map", pid), uid_map));
	if (!have_cap(CAP_SETGID))
		MUST(write_file(fmt("/proc/%d/setgroups", pid), "deny"));
	MUST(write_file(fmt("/proc/%d/gid_map", pid), gid_map));
	gate_post(&mapped);
	close(mapped.fd);
	return pid;
}

/* Where the kernel keeps a process, for whoever reads that it did not end: "state D in NAME". */
static const char *whereabouts(pid_t pid)
{
	char line[512] = "", wchan[128] = "?";

	if (read_file(fmt("/proc/%d/stat", pid), line, sizeof(line)) < 0)
		return "gone from /proc";
	if (read_file(fmt("/proc/%d/wchan", pid), wchan, sizeof(wchan)) < 0)
		snprintf(wchan, sizeof(wchan), "?");

	const char *name_end = strrchr(line, ')');
	return fmt("state %c in %s", name_end && name_end[1] ? name_end[2] : '?', wchan);
}

int child_wait(pid_t pid)
{
	int status = 0;
	int pidfd = pidfd_open(pid, 0);

	if (pidfd >= 0) {
		bool ended = fd_wait(pidfd, POLLIN, -1);
		close(pidfd);
		if (!ended) {
			const char *where = whereabouts(pid);

			kill(pid, SIGKILL);
			while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
				;
			broken("child %d did not end before the deadline: %s", pid, where);
		}
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			must_failed("child_wait", 0, fmt("waitpid(%d)", pid), errno);
	return status;
}

bool child_scope(const char *file, int line, pid_t pid, pid_t *once)
{
	if (pid == 0) {
		if (*once)
			probe_exit(0);
		*once = 1;
		return true;
	}
	int status = child_wait(pid);

	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_RECORDED)
		leave_recorded();
	/* Not a check of the claim: a child that merely comes to its end proves nothing. */
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		expect_exit(file, line, "the child's block", status, 0);
	return false;
}

void become(uid_t uid, gid_t gid)
{
	MUST(setgroups(0, NULL));
	MUST(setresgid(gid, gid, gid));
	MUST(setresuid(uid, uid, uid));
	/* Changing identity resets these; a probe's descendants must stay visible and killable. */
	MUST(prctl(PR_SET_DUMPABLE, 1));
	MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
}

void drop_cap(int cap)
{
	cap_value_t value = cap;
	cap_t caps = MUST_PTR(cap_get_proc());

	MUST(cap_set_flag(caps, CAP_INHERITABLE, 1, &value, CAP_CLEAR));
	MUST(cap_set_flag(caps, CAP_EFFECTIVE, 1, &value, CAP_CLEAR));
	MUST(cap_set_flag(caps, CAP_PERMITTED, 1, &value, CAP_CLEAR));
	MUST(cap_set_proc(caps));
	cap_free(caps);
}

bool have_cap(int cap)
{
	cap_flag_value_t value = CAP_CLEAR;
	cap_t caps = cap_get_proc();

	if (caps) {
		cap_get_flag(caps, cap, CAP_EFFECTIVE, &value);
		cap_free(caps);
	}
	return value == CAP_SET;
}

void thread_join(pthread_t thread, int left)
{
	MUST_RC(-pthread_join(thread, NULL));
	if (!EVENTUALLY(atoi(status_field(0, "Threads") ?: "0") <= left))
		broken("the kernel still counts more than %d threads after pthread_join", left);
}
