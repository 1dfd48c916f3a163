/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bug it catches: one CPU in two partitions. */
static void look(const char *one, const char *two)
{
	MUST(cg_write(one, "cpuset.cpus", "1"));
	MUST(cg_write(one, "cpuset.cpus.partition", "root"));
	EXPECT(partition_is(one, "root")); /* control */
	if (sabotaged()) {
		MUST(cg_write(one, "cpuset.cpus.partition", "member"));
		MUST(cg_write(one, "cpuset.cpus", "\n"));
	}
	row("a second partition of the same CPU");
	int r = cg_write(two, "cpuset.cpus", "1"); /* refused at once, or taken and invalid */
	if (r < 0)
		EXPECT_ERRNO(r, EINVAL);
	(void)cg_write(two, "cpuset.cpus.partition", "root");
	EXPECT(strcmp(partition(two), "root") != 0);
}

PROBE(.claim = "A CPU of one partition root cannot be had by a sibling's partition",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "the first becomes a member before" },
	.exclusive = true, )
{
	with_root_groups(look);
}
