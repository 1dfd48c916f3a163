/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: none of its own; with a runtime: quota or period lost or swapped. */
static void watch(void)
{
	const char *group = cell_group("cpu");

	if (cell_group_is_v1("cpu")) {
		EXPECT_EQ(cg_number(group, "cpu.cfs_quota_us"), 30000);
		EXPECT_EQ(cg_number(group, "cpu.cfs_period_us"), 60000);
	} else {
		EXPECT_STR(cg_read(group, "cpu.max"), "30000 60000");
	}
	tell(1);
}

PROBE(
	.claim = "The CPU quota and period that a cell asks for stand in its group",
	.source = "OCI runtime-spec config-linux.md, CPU, quota, period; cgroup-v2.rst, cpu.max",
	.cell = { .cgroup = { "cpu.max=30000 60000" } },
	.sabotage = { .cgroup = { "cpu.max=60000 120000" } },
	.outside = watch,
)
{
	await(1);
	EXPECT_EQ(is_inside(), true); /* control */
}
