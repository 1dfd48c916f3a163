/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: the groups not set, or those of the runtime kept beside them. */
PROBE(.claim = "A cell's program has exactly the groups of additionalGids beside its own",
	.source = "runtime-spec config.md, User, additionalGids; getgroups(2)", .needs = { "root" },
	.cell = { .uid = 4711, .gid = 815, .additional_gids = { 2001, 2002 } },
	.sabotage = { .uid = 4711, .gid = 815, .additional_gids = { 2001, 2003 } }, )
{
	gid_t groups[64];
	int n = MUST(getgroups(64, groups));
	bool first = false, second = false;

	for (int i = 0; i < n; i++) {
		first |= groups[i] == 2001;
		second |= groups[i] == 2002;
		/* Whether the own group is repeated in the list is left to the runtime. */
		EXPECT(groups[i] == 2001 || groups[i] == 2002 || groups[i] == 815);
	}
	EXPECT(first);
	EXPECT(second);
	EXPECT_EQ(getgid(), 815); /* control */
}
