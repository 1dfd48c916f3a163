/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: none of its own; with a runtime: cpus or mems lost or swapped. */
static void watch(void)
{
	const char *group = cell_group("cpuset");

	EXPECT_STR(cg_read(group, "cpuset.cpus"), "0");
	EXPECT_STR(cg_read(group, "cpuset.mems"), "0");
	tell(1);
}

PROBE(
	.claim = "The CPUs and memory nodes that a cell asks for stand in its group",
	.source = "OCI runtime-spec config-linux.md, CPU, cpus, mems; cgroup-v2.rst, Cpuset Interface Files",
	.needs = { "cpus.2" },
	.cell = { .cgroup = { "cpuset.cpus=0", "cpuset.mems=0" } },
	.sabotage = { .cgroup = { "cpuset.cpus=1", "cpuset.mems=0" } },
	.outside = watch,
)
{
	await(1);
	EXPECT_STR(status_field(0, "Mems_allowed_list"), "0"); /* control */
}
