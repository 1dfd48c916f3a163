/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: one of several comparisons skipped. */
PROBE(
	.claim = "A rule with several arguments matches only when all of its comparisons hold",
	.source = "seccomp_rule_add(3), DESCRIPTION; runtime-spec config-linux.md, Seccomp, args",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"getpgrp", "SCMP_ACT_ERRNO", EXDEV,
					{
						{ 0, "SCMP_CMP_EQ", 1 },
						{ 1, "SCMP_CMP_GT", 2 },
						{ 5, "SCMP_CMP_NE", 3 },
					},
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
					{ { 0, "SCMP_CMP_EQ", 1 }, { 1, "SCMP_CMP_GT", 2 } },
				},
			},
		},
	},
)
{
	row("all hold");
	EXPECT(denied(1, 3, 0, 0, 0, 4));
	row("the first does not");
	EXPECT(!denied(2, 3, 0, 0, 0, 4)); /* control */
	row("the second does not");
	EXPECT(!denied(1, 2, 0, 0, 0, 4));
	row("the third does not");
	EXPECT(!denied(1, 3, 0, 0, 0, 3));
	row("none holds");
	EXPECT(!denied(0, 0, 0, 0, 0, 3));
}
