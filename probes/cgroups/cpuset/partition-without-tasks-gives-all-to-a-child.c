/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bugs it catches: a task let into a group without CPUs; a nested partition refused. */
static void look(const char *one, const char *two)
{
	struct gate hold = gate_new();

	MUST(cg_write(one, "cpuset.cpus", "1"));
	MUST(cg_write(one, "cpuset.cpus.partition", "root"));
	MUST(cg_write(one, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(one, "low"), *side = cg_new(one, "side");
	MUST(cg_write(low, "cpuset.cpus", "1"));
	if (!sabotaged())
		MUST(cg_write(low, "cpuset.cpus.partition", "root"));
	row("the child has it");
	EXPECT(partition_is(low, "root"));
	EXPECT_STR(cg_read(low, "cpuset.cpus.effective"), "1");
	row("the parent has none left");
	EXPECT(cpus_become(one, ""));
	EXPECT(partition_is(one, "root")); /* control */
	row("a group without CPUs takes no task");
	pid_t pid = held_in(two, &hold);
	int r = cg_enter(side, pid);
	EXPECT_ERRNO(r, ENOSPC);
	if (r == 0)
		MUST(cg_enter(two, pid));
	EXPECT_OK(cg_enter(low, pid));
	release(&hold, pid);
}

PROBE(.claim = "A partition without tasks may give a child all its CPUs; what is left empty takes "
	       "no task: ENOSPC",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "the child stays a member" },
	.exclusive = true, )
{
	with_root_groups(look);
}
