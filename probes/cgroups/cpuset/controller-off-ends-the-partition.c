/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bug it catches: a nested partition's CPUs lost when the controller leaves the subtree. */
static void look(const char *one, const char *two)
{
	MUST(cg_write(one, "cpuset.cpus", "1"));
	MUST(cg_write(one, "cpuset.cpus.partition", "root"));
	MUST(cg_write(one, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(one, "low");
	MUST(cg_write(low, "cpuset.cpus", "1"));
	MUST(cg_write(low, "cpuset.cpus.partition", "root"));
	row("below");
	EXPECT(cpus_become(one, "")); /* control */
	row("disabled");
	if (!sabotaged())
		EXPECT_OK(cg_write(one, "cgroup.subtree_control", "-cpuset"));
	EXPECT(cpus_become(one, "1"));
	EXPECT(partition_is(one, "root"));
	EXPECT(cpus_become(two, "0"));
}

PROBE(.claim = "Disabling the cpuset controller gives the CPUs of the partitions below back to the "
	       "group",
	.source = "cgroup-v2.rst, Controlling Controllers, Enabling and Disabling; "
		  "cpuset.cpus.partition",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "it stays enabled" },
	.exclusive = true, )
{
	with_root_groups(look);
}
