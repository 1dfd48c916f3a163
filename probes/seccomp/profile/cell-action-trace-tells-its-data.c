/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the data bits of a container's TRACE lost. */
PROBE(
	.claim = "A tracer in a cell is told the errnoRet of SCMP_ACT_TRACE as the event's message",
	.source = "runtime-spec config-linux.md, Seccomp, errnoRet; ptrace(2), "
		"PTRACE_EVENT_SECCOMP",
	.needs = { "root", "seccomp.trace" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp", "SCMP_ACT_TRACE", 1234 } },
		},
	},
	.sabotage = { .plain = true },
)
{
	unsigned long message = 0;
	pid_t pid = traced_spawn(PTRACE_O_TRACESECCOMP);

	if (pid == 0)
		probe_exit(syscall(SYS_getpgrp) < 0 ? 8 : 7);
	if (!EXPECT(trace_event(trace_wait(pid), PTRACE_EVENT_SECCOMP)))
		return;
	MUST(ptrace(PTRACE_GETEVENTMSG, pid, NULL, &message));
	EXPECT_EQ(message, 1234);
	trace_go(PTRACE_CONT, pid);
	EXPECT_EXIT(trace_wait(pid), 7); /* control: then the call runs */
}
