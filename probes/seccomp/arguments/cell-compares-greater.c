/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a container's comparison that looks at 32 bits; runtime bug: the operator
 * or its value mistranslated. */
PROBE(
	.claim = "SCMP_CMP_GT in a cell's rule matches an argument that is above a value of 33 "
		"bits",
	.source = "runtime-spec config-linux.md, Seccomp, args, op SCMP_CMP_GT",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"getpgrp", "SCMP_ACT_ERRNO", EXDEV,
					{ { 1, "SCMP_CMP_GT", 0x180000000 } },
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
					{ { 1, "SCMP_CMP_GE", 0x180000000 } },
				},
			},
		},
	},
)
{
	row("zero");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x0)); /* control */
	row("the low half alone");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x80000000)); /* control */
	row("one below");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x17fffffff)); /* control */
	row("the datum");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x180000000)); /* control */
	row("one above");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0x180000001), EXDEV);
	row("another high half");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0x280000000), EXDEV);
	row("far above");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0x4000000000000000), EXDEV);
}
