/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bugs it catches: isolated taken for root, or CPUs that stay isolated afterwards. */
static void look(const char *one, const char *two)
{
	bool listed = access(fmt("%s/cpuset.cpus.isolated", root_group()), F_OK) == 0;

	MUST(cg_write(one, "cpuset.cpus", "1"));
	MUST(cg_write(one, "cpuset.cpus.partition", sabotaged() ? "root" : "isolated"));
	row("state");
	EXPECT(partition_is(one, "isolated"));
	EXPECT(cpus_become(two, "0")); /* control */
	row("the root's list");
	if (!listed)
		row_skip(SKIP_KERNEL, "the root has no cpuset.cpus.isolated");
	else
		EXPECT_STR(cg_read(root_group(), "cpuset.cpus.isolated"), sabotaged() ? "" : "1");
	row("from isolated to root and back");
	EXPECT_OK(cg_write(one, "cpuset.cpus.partition", "root"));
	EXPECT(partition_is(one, "root"));
	if (listed)
		EXPECT_STR(cg_read(root_group(), "cpuset.cpus.isolated"), "");
	EXPECT_OK(cg_write(one, "cpuset.cpus.partition", "isolated"));
	row("after it");
	MUST(cg_write(one, "cpuset.cpus.partition", "member"));
	EXPECT(cpus_become(two, "0-1"));
	if (listed)
		EXPECT_STR(cg_read(root_group(), "cpuset.cpus.isolated"), "");
}

PROBE(.claim = "A partition reads isolated when asked for, its CPUs stand in the root's list while "
	       "it lives",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition, "
		  "cpuset.cpus.isolated",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "a partition root is asked for" },
	.exclusive = true, )
{
	with_root_groups(look);
}
