/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the number -1 by which a tracer skips a call asked of the filter, whose
 * default then kills. */
PROBE(.claim = "A call that its tracer skips by the number -1 is not judged by the filter a second "
	       "time",
	.source = "seccomp(2), SECCOMP_RET_TRACE", .needs = { "seccomp.trace" },
	.sabotage = { .twin = "the tracer sets a number that the filter kills for" }, )
{
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0) {
		/* Numbers from half the range on, -1 among them, kill. */
		filter_add(PROGRAM(LOAD_NR, IF_EQ(NR_MARK, 0, 1), RETURN(TRACE(0)),
			BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x7fff, 0, 1), RETURN(KILL_PROCESS),
			RETURN(ALLOW)));
		EXPECT_EQ(syscall(NR_MARK), 4711);
		EXPECT_EQ(syscall(SYS_getpid), getpid()); /* control */
		probe_exit(0);
	}
	MUST_BE(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP));
	struct user_regs_struct regs = trace_regs(pid);
	regs.orig_rax = sabotaged() ? 0x7fff : -1ul;
	regs.rax = 4711;
	trace_set_regs(pid, regs);
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 0);
}
