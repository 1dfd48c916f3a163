/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bug it catches: CPU time not propagated, or charged to a sibling. */
PROBE(
	.claim = "usage_usec of a group counts the CPU time of its descendants and none of its siblings",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.stat",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the busy process sits in the sibling" },
)
{
	const char *top = cg_new(cg2(), "top"), *mid = cg_new(top, "mid"), *low = cg_new(mid, "low");
	const char *side = cg_new(top, "side");
	pid_t pid = cpu_burner(sabotaged() ? side : low);

	EXPECT(EVENTUALLY(cpu_usage_us(top) >= 20000)); /* control */
	row("the parent");
	EXPECT_GE(cpu_usage_us(mid), 20000 / 2);
	row("the group");
	EXPECT_GE(cpu_usage_us(low), 20000 / 2);
	row("the sibling");
	EXPECT_EQ(cpu_usage_us(side), 0);
	cpu_burner_end(pid);
}
