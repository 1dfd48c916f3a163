/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: groups of the runtime's caller kept. */
PROBE(.claim = "A cell without additionalGids has no supplementary group but its own",
	.source = "runtime-spec config.md, User, additionalGids; getgroups(2)", .needs = { "root" },
	.cell = { .uid = 4711, .gid = 815 },
	.sabotage = { .uid = 4711, .gid = 815, .additional_gids = { 5 } }, )
{
	gid_t groups[64];
	int n = MUST(getgroups(64, groups));

	EXPECT_EQ(getgid(), 815); /* control */
	for (int i = 0; i < n; i++)
		EXPECT_EQ(groups[i], 815);
	EXPECT_LE(n, 1);
}
