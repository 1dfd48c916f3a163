/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: prctl(2) let through in strict mode. */
PROBE(
	.claim = "prctl(PR_GET_SECCOMP) in strict mode ends the caller by SIGKILL",
	.source = "prctl(2), PR_GET_SECCOMP",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "strict mode is not entered" },
)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		if (!sabotaged())
			MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT));
		syscall(SYS_prctl, PR_GET_SECCOMP, 0, 0, 0, 0);
		syscall(SYS_exit, 0);
	}
	EXPECT_SIGNAL(child_wait(pid), SIGKILL);
}
