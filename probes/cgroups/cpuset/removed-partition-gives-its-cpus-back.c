/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bug it catches: CPUs lost to the machine when the group goes without a word. */
static void look(const char *one, const char *two)
{
	MUST(cg_write(one, "cpuset.cpus", "1"));
	MUST(cg_write(one, "cpuset.cpus.partition", "isolated"));
	row("taken");
	EXPECT(cpus_become(two, "0")); /* control */
	row("given back by rmdir(2)");
	if (!sabotaged())
		EXPECT_OK(rmdir(one));
	EXPECT(cpus_become(two, "0-1"));
	EXPECT(cpus_become(root_group(), "0-1"));
}

PROBE(.claim = "The CPUs of a partition go back to the parent when its group is removed",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "the group is not removed" },
	.exclusive = true, )
{
	with_root_groups(look);
}
