/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the charge made in the own group only, or in a sibling. */
PROBE(.claim = "memory.current and memory.stat of a group include those of its descendants",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.current, memory.stat",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the memory is held in the sibling" }, )
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *mid = cg_new(top, "mid"), *side = cg_new(top, "side");
	MUST(cg_write(mid, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(mid, "low");
	struct gate hold = gate_new();
	pid_t pid = holding_in(sabotaged() ? side : low, size, &hold);

	row("the grandparent");
	EXPECT(stat_reaches(top, "anon", size)); /* control */
	EXPECT_GE(cg_number(top, "memory.current"), size);
	row("the parent");
	EXPECT(stat_reaches(mid, "anon", size));
	EXPECT_GE(cg_number(mid, "memory.current"), size);
	row("the group");
	EXPECT_GE(cg_number(low, "memory.current"), size);
	row("the sibling");
	EXPECT_LE(cg_number(side, "memory.current"), size / 2);
	release(&hold, pid);
}
