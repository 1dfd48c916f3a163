/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a container's comparison that looks at 32 bits; runtime bug: the operator
 * or its value mistranslated. */
PROBE(
	.claim = "SCMP_CMP_LE in a cell's rule matches an argument that is at most a value of 33 "
		"bits",
	.source = "runtime-spec config-linux.md, Seccomp, args, op SCMP_CMP_LE",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"getpgrp", "SCMP_ACT_ERRNO", EXDEV,
					{ { 1, "SCMP_CMP_LE", 0x180000000 } },
				},
			},
		},
	},
	.sabotage = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"getpgrp", "SCMP_ACT_ERRNO", EXDEV,
					{ { 1, "SCMP_CMP_LT", 0x180000000 } },
				},
			},
		},
	},
)
{
	row("zero");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0x0), EXDEV);
	row("the low half alone");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0x80000000), EXDEV);
	row("one below");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0x17fffffff), EXDEV);
	row("the datum");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0x180000000), EXDEV);
	row("one above");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x180000001)); /* control */
	row("another high half");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x280000000)); /* control */
	row("far above");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x4000000000000000)); /* control */
}
