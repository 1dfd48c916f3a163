/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: resource files of the delegated group writable by the delegatee. */
PROBE(
	.claim = "A delegatee writes limits below the delegated group, and those of the group itself are EACCES",
	.source = "cgroup-v2.rst, Delegation, Model of Delegation",
	.needs = { "cgroup2.pids", "root" },
	.sabotage = { .twin = "the limit file is given to the user as well" },
)
{
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(cg2(), "cgroup.subtree_control", "+pids"));
	MUST(cg_write(top, "pids.max", "9"));
	delegate_to(top, NOBODY_UID);
	if (sabotaged())
		MUST(chown(fmt("%s/pids.max", top), NOBODY_UID, NOBODY_UID));
	IN_CHILD(0) {
		become(NOBODY_UID, NOBODY_UID);
		row("the group's own limit");
		EXPECT_ERRNO(cg_write(top, "pids.max", "max"), EACCES);
		row("a controller for its children");
		EXPECT_OK(cg_write(top, "cgroup.subtree_control", "+pids")); /* control */
		row("the limit of a child");
		const char *low = cg_new(top, "low");
		EXPECT_OK(cg_write(low, "pids.max", "7"));
		EXPECT_OK(rmdir(low));
	}
	EXPECT_EQ(cg_number(top, "pids.max"), 9);
}
