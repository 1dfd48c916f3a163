/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/personality.h>

#include "filter.h"

/* Kernel bug it catches: personality's argument seen with the current one's bits. */
PROBE(
	.claim = "A cell that allows the query of personality denies every other value",
	.source = "runtime-spec config-linux.md, Seccomp, args; personality(2)",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"personality", "SCMP_ACT_ERRNO", EXDEV,
					{ { 0, "SCMP_CMP_NE", 0xffffffff } },
				},
			},
		},
	},
	.sabotage = { .plain = true },
)
{
	row("a query");
	EXPECT_OK(syscall(SYS_personality, 0xffffffffu)); /* control */
	row("zero");
	EXPECT_ERRNO(syscall(SYS_personality, 0u), EXDEV);
	row("address randomisation off");
	EXPECT_ERRNO(syscall(SYS_personality, ADDR_NO_RANDOMIZE), EXDEV);
	row("readable implies executable");
	EXPECT_ERRNO(syscall(SYS_personality, READ_IMPLIES_EXEC), EXDEV);
	row("one below the query");
	EXPECT_ERRNO(syscall(SYS_personality, 0xfffffffeu), EXDEV);
}
