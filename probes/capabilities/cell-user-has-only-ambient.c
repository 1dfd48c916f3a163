/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: ambient capabilities lost, or others kept, over the change of user. */
PROBE(
	.claim = "A cell of an ordinary user has its ambient capabilities in effect and no others",
	.source = "runtime-spec config.md, Process, capabilities, ambient; capabilities(7)",
	.needs = { "root" },
	.cell = {
		.capabilities = "CAP_CHOWN,CAP_KILL",
		.ambient = "CAP_KILL",
		.uid = 1000,
		.gid = 1000,
	},
	.sabotage = { .capabilities = "CAP_CHOWN,CAP_KILL", .uid = 1000, .gid = 1000 },
)
{
	struct sets now = sets_now();

	row("ambient");
	EXPECT_EQ(now.ambient, BIT(CAP_KILL));
	row("effective");
	EXPECT_EQ(now.effective, BIT(CAP_KILL));
	row("permitted");
	EXPECT_EQ(now.permitted, BIT(CAP_KILL));
	row("identity");
	EXPECT_EQ(geteuid(), 1000); /* control */
	EXPECT_EQ(getegid(), 1000);
}
