/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the container's filter lost by its children's exec. */
static void after(void)
{
	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV);
	EXPECT_OK(syscall(SYS_getsid, 0)); /* control */
}

PROBE(
	.claim = "A cell's filter binds its children, their namespaces and what they execute",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER; runtime-spec config-linux.md, Seccomp",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.capabilities = "all",
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
	.sabotage = { .capabilities = "all" },
	.steps = { { "after", after } },
)
{
	row("child");
	IN_CHILD(0)
	after();
	row("child in new namespaces");
	IN_CHILD(CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWUTS)
	after();
	row("exec");
	IN_CHILD(0)
	exec_self("after");
	row("exec as another user");
	IN_CHILD(0) {
		become(1000, 1000);
		exec_self("after");
	}
}
