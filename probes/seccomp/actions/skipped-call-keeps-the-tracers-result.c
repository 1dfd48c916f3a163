/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a skipped call's result lost when the tracer changes it at another stop. */
PROBE(
	.claim = "The exit stop of a skipped call shows the tracer's result, which may be changed "
		"again",
	.source = "seccomp(2), SECCOMP_RET_TRACE; ptrace(2), Syscall-stops",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the call is not skipped" },
)
{
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP | PTRACE_O_TRACESYSGOOD);

	if (pid == 0) {
		filter_on(NR_MARK, TRACE(0));
		EXPECT_EQ(syscall(NR_MARK), 815);
		probe_exit(0);
	}
	MUST_BE(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP));
	struct user_regs_struct regs = trace_regs(pid);
	if (!sabotaged())
		regs.orig_rax = -1ul;
	regs.rax = 4711;
	trace_set_regs(pid, regs);
	trace_go(PTRACE_SYSCALL, pid);
	int status = trace_wait(pid);
	EXPECT(WIFSTOPPED(status) && WSTOPSIG(status) == (SIGTRAP | 0x80)); /* control */
	regs = trace_regs(pid);
	EXPECT_EQ(regs.rax, 4711);
	regs.rax = 815;
	trace_set_regs(pid, regs);
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 0);
}
