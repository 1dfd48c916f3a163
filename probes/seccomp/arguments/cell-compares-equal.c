/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a container's comparison that looks at 32 bits; runtime bug: the operator
 * or its value mistranslated. */
PROBE(
	.claim = "SCMP_CMP_EQ in a cell's rule matches an argument that equals a value of 33 bits",
	.source = "runtime-spec config-linux.md, Seccomp, args, op SCMP_CMP_EQ",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"getpgrp", "SCMP_ACT_ERRNO", EXDEV,
					{ { 1, "SCMP_CMP_EQ", 0x180000000 } },
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
					{ { 1, "SCMP_CMP_NE", 0x180000000 } },
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
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0x180000000), EXDEV);
	row("one above");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x180000001)); /* control */
	row("another high half");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x280000000)); /* control */
	row("far above");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0x4000000000000000)); /* control */
}
