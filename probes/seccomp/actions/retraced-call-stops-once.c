/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an endless series of events for one call. */
PROBE(
	.claim = "A call that is still one to trace after the tracer's change runs without a "
		"second stop",
	.source = "seccomp_filter.rst, Return values, SECCOMP_RET_TRACE; kernel kernel/seccomp.c",
	.needs = { "seccomp.trace" },
	.sabotage = { .twin = "the child makes the call twice" },
)
{
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0) {
		filter_on(NR_MARK, TRACE(0));
		EXPECT_OK(syscall(NR_MARK));
		if (sabotaged())
			syscall(NR_MARK);
		probe_exit(7);
	}
	EXPECT(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP)); /* control */
	trace_set_regs(pid, trace_regs(pid));
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 7);
}
