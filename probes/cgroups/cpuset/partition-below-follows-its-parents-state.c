/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bugs it catches: a child valid below a member; no recovery; no event of the change. */
static void look(const char *one, const char *two)
{
	MUST(cg_write(one, "cpuset.cpus", "1"));
	MUST(cg_write(one, "cpuset.cpus.partition", "root"));
	MUST(cg_write(one, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(one, "low");
	MUST(cg_write(low, "cpuset.cpus", "1"));
	MUST(cg_write(low, "cpuset.cpus.partition", "root"));
	EXPECT(partition_is(low, "root")); /* control */
	int events = event_open(low, "cpuset.cpus.partition");
	row("the parent becomes a member");
	if (!sabotaged())
		MUST(cg_write(one, "cpuset.cpus.partition", "member"));
	EXPECT(event_wait(events));
	EXPECT(partition_is(low, "root invalid") || partition_is(low, "member"));
	EXPECT(cpus_become(two, "0-1"));
	row("the parent is one again");
	MUST(cg_write(one, "cpuset.cpus.partition", "root"));
	if (partition_is(low, "member"))
		MUST(cg_write(low, "cpuset.cpus.partition", "root"));
	EXPECT(partition_is(low, "root"));
	EXPECT(cpus_become(two, "0"));
}

PROBE(.claim = "A partition turns invalid with its parent, which wakes pollers, and valid with it "
	       "again",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "the parent stays a partition" },
	.exclusive = true, )
{
	with_root_groups(look);
}
