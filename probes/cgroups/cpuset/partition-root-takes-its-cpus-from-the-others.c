/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bugs it catches: the CPU left to the others too, or not given back. */
static void look(const char *one, const char *two)
{
	struct gate hold = gate_new();
	pid_t in = held_in(one, &hold), out = held_in(two, &hold);

	MUST(cg_write(one, "cpuset.cpus", "1"));
	row("before");
	EXPECT(cpus_become(two, "0-1"));
	EXPECT_STR(status_field(out, "Cpus_allowed_list"), "0-1");
	if (!sabotaged())
		MUST(cg_write(one, "cpuset.cpus.partition", "root"));
	row("the partition");
	EXPECT(partition_is(one, "root"));
	EXPECT_STR(cg_read(one, "cpuset.cpus.effective"), "1");
	EXPECT_STR(status_field(in, "Cpus_allowed_list"), "1"); /* control */
	row("the root and a sibling");
	EXPECT(cpus_become(root_group(), "0"));
	EXPECT(cpus_become(two, "0"));
	EXPECT(EVENTUALLY(strcmp(status_field(out, "Cpus_allowed_list"), "0") == 0 || sabotaged()));
	row("given back");
	MUST(cg_write(one, "cpuset.cpus.partition", "member"));
	EXPECT(cpus_become(root_group(), "0-1"));
	EXPECT(cpus_become(two, "0-1"));
	EXPECT(EVENTUALLY(strcmp(status_field(out, "Cpus_allowed_list"), "0-1") == 0));
	gate_post(&hold);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(in), 0);
	EXPECT_EXIT(child_wait(out), 0);
}

PROBE(.claim = "A partition root has its CPUs for itself: others lose them and get them back after "
	       "it",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "the group stays a member" },
	.exclusive = true, )
{
	with_root_groups(look);
}
