/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: none of its own; with a runtime: a reservation lost, or in another unit. */
static void watch(void)
{
	const char *group = cell_group("memory");

	EXPECT_EQ(cg_number(group,
			  cell_group_is_v1("memory") ? "memory.soft_limit_in_bytes" : "memory.low"),
		20971520);
	tell(1);
}

PROBE(
	.claim = "The memory reservation that a cell asks for stands in its group to the byte",
	.source = "OCI runtime-spec config-linux.md, Memory, reservation; cgroup-v2.rst, memory.low",
	.cell = { .cgroup = { "memory.low=20971520" } },
	.sabotage = { .cgroup = { "memory.low=16777216" } },
	.outside = watch,
)
{
	await(1);
	EXPECT_EQ(is_inside(), true); /* control */
}
