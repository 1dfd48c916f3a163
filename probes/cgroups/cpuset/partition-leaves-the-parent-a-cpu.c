/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_partition.h"

/* Kernel bug it catches: the machine's tasks left without any CPU. */
static void look(const char *one, const char *two)
{
	MUST(cg_write(one, "cpuset.cpus", sabotaged() ? "1" : "0-1"));
	(void)cg_write(one, "cpuset.cpus.partition", "root");
	row("all the CPUs of a parent with tasks");
	EXPECT(partition_is(one, "root invalid"));
	EXPECT(cpus_become(two, "0-1"));
	EXPECT(cpus_become(root_group(), "0-1")); /* control */
	row("with one left it is valid");
	MUST(cg_write(one, "cpuset.cpus.partition", "member"));
	MUST(cg_write(one, "cpuset.cpus", "1"));
	MUST(cg_write(one, "cpuset.cpus.partition", "root"));
	EXPECT(partition_is(one, "root"));
	EXPECT(cpus_become(two, "0"));
}

PROBE(.claim = "A partition that would take every CPU from a parent with tasks is invalid",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { PARTITION_NEEDS }, .sabotage = { .twin = "it asks for less from the start" },
	.exclusive = true, )
{
	with_root_groups(look);
}
