/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: only the errno of the second evaluation honoured. */
PROBE(
	.claim = "A call that a tracer changes into a killing one ends the process by SIGSYS",
	.source = "seccomp(2), SECCOMP_RET_TRACE",
	.needs = { "seccomp.trace", "seccomp.kill_process" },
	.sabotage = { .twin = "the tracer changes nothing" },
)
{
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0) {
		filter_on(SYS_getsid, KILL_PROCESS);
		filter_on(NR_MARK, TRACE(0));
		syscall(NR_MARK);
		probe_exit(0);
	}
	MUST_BE(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP));
	struct user_regs_struct regs = trace_regs(pid);
	if (!sabotaged())
		regs.orig_rax = SYS_getsid;
	trace_set_regs(pid, regs);
	trace_go(PTRACE_CONT, pid);
	EXPECT_SIGNAL(trace_wait(pid), SIGSYS);
}
