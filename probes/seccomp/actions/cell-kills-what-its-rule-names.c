/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a killing action that spares descendants of a container's PID 1. */
PROBE(
	.claim = "SCMP_ACT_KILL_PROCESS in a cell ends the calling child by SIGSYS and only that",
	.source = "runtime-spec config-linux.md, Seccomp, action; seccomp(2), "
		"SECCOMP_RET_KILL_PROCESS",
	.needs = { "root", "seccomp.kill_process" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp", "SCMP_ACT_KILL_PROCESS" } },
		},
	},
	.sabotage = { .plain = true },
)
{
	for (int i = 0; i < 2; i++) {
		pid_t pid = spawn(0);
		if (pid == 0) {
			syscall(i ? SYS_getpgrp : SYS_getsid, 0);
			probe_exit(7);
		}
		int status = child_wait(pid);
		if (i)
			EXPECT_SIGNAL(status, SIGSYS);
		else
			EXPECT_EXIT(status, 7); /* control */
	}
}
