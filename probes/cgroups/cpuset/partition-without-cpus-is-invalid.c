/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bug it catches: a partition of no CPUs that takes its parent's, or without a reason. */
static void look(const char *one, const char *two)
{
	if (sabotaged())
		MUST(cg_write(one, "cpuset.cpus", "1"));
	row("none asked for");
	EXPECT_OK(cg_write(one, "cpuset.cpus.partition", "root"));
	EXPECT(partition_is(one, "root invalid"));
	EXPECT(strchr(partition(one), '(') != NULL);
	EXPECT(cpus_become(two, "0-1"));
	row("given some");
	MUST(cg_write(one, "cpuset.cpus.partition", "member"));
	EXPECT_OK(cg_write(one, "cpuset.cpus", "1"));
	EXPECT_OK(cg_write(one, "cpuset.cpus.partition", "root"));
	EXPECT(partition_is(one, "root")); /* control */
	EXPECT(cpus_become(two, "0"));
}

PROBE(.claim = "A partition without cpuset.cpus reads root invalid with a reason, and root once it "
	       "has some",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "it has one from the start" },
	.exclusive = true, )
{
	with_root_groups(look);
}
