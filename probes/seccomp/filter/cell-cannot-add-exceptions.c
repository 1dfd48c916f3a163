/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a later filter that allows overrides an earlier one that denies. */
PROBE(
	.claim = "A filter that a cell loads over its own cannot allow what the cell's denies",
	.source = "seccomp(2), Filters; runtime-spec config-linux.md, Seccomp",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.no_new_privileges = true,
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
	.sabotage = { .no_new_privileges = true },
)
{
	MUST(filter_try(0, PROGRAM(RETURN(ALLOW))));
	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV);
	EXPECT_OK(syscall(SYS_getsid, 0)); /* control */
}
