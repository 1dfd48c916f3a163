/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: mask and datum exchanged on the way into the program. */
PROBE(
	.claim = "SCMP_CMP_MASKED_EQ in a cell's rule compares the argument under value with "
		"valueTwo",
	.source = "runtime-spec config-linux.md, Seccomp, args, op SCMP_CMP_MASKED_EQ",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"getpgrp", "SCMP_ACT_ERRNO", EXDEV,
					{ { 2, "SCMP_CMP_MASKED_EQ", 0x10000000f, 0x100000005 } },
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
					{ { 2, "SCMP_CMP_EQ", 0x100000005 } },
				},
			},
		},
	},
)
{
	row("the datum");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0, 0x100000005), EXDEV);
	row("bits outside of the mask");
	EXPECT_ERRNO(syscall(SYS_getpgrp, 0, 0, 0x7100000ff5), EXDEV);
	row("a bit of the mask missing");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0, 0x5)); /* control */
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0, 0x100000004));
	row("a bit of the mask too many");
	EXPECT_OK(syscall(SYS_getpgrp, 0, 0, 0x100000007));
}
