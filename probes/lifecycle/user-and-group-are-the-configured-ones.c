/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: one of the four IDs left at the runtime's own. */
PROBE(.claim = "All user and group IDs of a cell's program are those of process.user",
	.source = "runtime-spec config.md, User, uid and gid; credentials(7)", .needs = { "root" },
	.cell = { .uid = 4711, .gid = 815 }, .sabotage = { .uid = 4711, .gid = 816 }, )
{
	uid_t real, effective, saved;
	gid_t group, effective_group, saved_group;

	MUST(getresuid(&real, &effective, &saved));
	MUST(getresgid(&group, &effective_group, &saved_group));
	row("user");
	EXPECT_EQ(real, 4711);
	EXPECT_EQ(effective, 4711);
	EXPECT_EQ(saved, 4711);
	row("group");
	EXPECT_EQ(group, 815);
	EXPECT_EQ(effective_group, 815);
	EXPECT_EQ(saved_group, 815);
	row("of the file system");
	EXPECT_STR(status_field(0, "Uid"), "4711\t4711\t4711\t4711");
	EXPECT_STR(status_field(0, "Gid"), "815\t815\t815\t815");
}
