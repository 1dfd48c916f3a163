/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: a kill inside a container not counted where its owner looks. */
static void watch(void)
{
	const char *group = cell_group("memory");
	const char *file = cell_group_is_v1("memory") ? "memory.oom_control" : "memory.events";

	EXPECT_EQ(cg_key(group, file, "oom_kill"), 0); /* control */
	tell(1);
	await(1);
	EXPECT_EQ(cg_key(group, file, "oom_kill"), 1);
	tell(2);
}

PROBE(
	.claim = "An OOM kill inside a cell is counted in oom_kill of the cell's group, seen from outside",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.events; cgroup-v1/memory.rst, OOM Control",
	.cell = { .cgroup = { "memory.max=33554432" } },
	.sabotage = { .cgroup = { "memory.max=268435456" } },
	.outside = watch,
)
{
	await(1);
	pid_t pid = MUST(fork());
	if (pid == 0) {
		touched(64 * MIB);
		probe_exit(0);
	}
	child_wait(pid);
	tell(1);
	await(2);
}
