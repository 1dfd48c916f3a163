/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: the later of two rules on one call lost. */
PROBE(
	.claim = "Of several rules on one call each denies on its own, with its own errno",
	.source = "seccomp_rule_add(3), DESCRIPTION; runtime-spec config-linux.md, Seccomp",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{ "getpgrp", "SCMP_ACT_ERRNO", EXDEV, { { 0, "SCMP_CMP_EQ", 1 } } },
				{
					"getpgrp", "SCMP_ACT_ERRNO", EMLINK,
					{ { 0, "SCMP_CMP_EQ", 2 } },
				},
				{
					"getpgrp", "SCMP_ACT_ERRNO", ENOSYS,
					{ { 0, "SCMP_CMP_GT", 100 } },
				},
			},
		},
	},
	.sabotage = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{ "getpgrp", "SCMP_ACT_ERRNO", EXDEV, { { 0, "SCMP_CMP_EQ", 1 } } },
			},
		},
	},
)
{
	row("first");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 1), EXDEV);
	row("second");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 2), EMLINK);
	row("third");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 101), ENOSYS);
	row("none");
	EXPECT_OK(syscall(SYS_getpgrp, 100)); /* control */
}
