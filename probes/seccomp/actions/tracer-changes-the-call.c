/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the number or the arguments of before run instead of the tracer's. */
PROBE(
	.claim = "A tracer may change the number and the arguments of the call that then runs",
	.source = "seccomp(2), SECCOMP_RET_TRACE",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the tracer changes nothing" },
)
{
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0) {
		int fd = MUST(open("/dev/null", O_RDONLY | O_CLOEXEC));
		filter_on(NR_MARK, TRACE(0));
		EXPECT_EQ(syscall(NR_MARK, fd, 50), 50); /* becomes dup2(fd, 50) */
		EXPECT_OK(fcntl(50, F_GETFD));
		EXPECT_ERRNO(fcntl(51, F_GETFD), EBADF); /* control */
		probe_exit(0);
	}
	MUST_BE(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP));
	struct user_regs_struct regs = trace_regs(pid);
	if (!sabotaged())
		regs.orig_rax = SYS_dup2;
	trace_set_regs(pid, regs);
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 0);
}
