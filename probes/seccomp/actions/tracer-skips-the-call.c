/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the number -1 of a tracer run as a call, or its result overwritten. */
PROBE(
	.claim = "A tracer that sets the number to -1 skips the call and gives its result",
	.source = "seccomp(2), SECCOMP_RET_TRACE; seccomp_filter.rst, Return values",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the tracer leaves the number alone" },
)
{
	const char *path = strdup(fmt("%s/made", scratch()));
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0) {
		filter_on(SYS_mkdir, TRACE(0));
		EXPECT_EQ(syscall(SYS_mkdir, path, 0700), 4711);
		EXPECT_ERRNO(access(path, F_OK), ENOENT);
		EXPECT_OK(mkdirat(AT_FDCWD, path, 0700)); /* control */
		probe_exit(0);
	}
	MUST_BE(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP));
	struct user_regs_struct regs = trace_regs(pid);
	if (!sabotaged())
		regs.orig_rax = -1ul;
	regs.rax = 4711;
	trace_set_regs(pid, regs);
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 0);
}
