/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: none of its own; with a runtime: a limit lost, or another value set. */
static void watch(void)
{
	const char *group = cell_group("memory");

	EXPECT_EQ(cg_number(group, cell_group_is_v1("memory") ? "memory.limit_in_bytes" : "memory.max"),
		50331648);
	EXPECT_GE(cg_number(group, cell_group_is_v1("memory") ? "memory.usage_in_bytes" :
								"memory.current"),
		4096); /* control */
	tell(1);
}

PROBE(
	.claim = "The memory limit that a cell asks for stands in its group to the byte",
	.source = "OCI runtime-spec config-linux.md, Memory, limit; cgroup-v2.rst, memory.max",
	.cell = { .cgroup = { "memory.max=50331648" } },
	.sabotage = { .cgroup = { "memory.max=50335744" } },
	.outside = watch,
)
{
	await(1);
	EXPECT_EQ(is_inside(), true);
}
