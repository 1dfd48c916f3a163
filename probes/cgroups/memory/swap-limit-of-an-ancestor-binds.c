/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bug it catches: only the own group's swap limit looked at. */
static void look(void)
{
	const long long size = 8 << 20, limit = (1 << 20) + 5 * 4096;
	const char *top = cg_new(cg2(), "top"), *side = cg_new(cg2(), "side");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low");
	struct gate hold = gate_new();

	MUST(cg_write(sabotaged() ? side : top, "memory.swap.max", fmt("%lld", limit)));
	EXPECT_STR(cg_read(low, "memory.swap.max"), "max"); /* control */
	pid_t pid = swapping_in(low, size, size / 2, &hold);
	row("the group");
	EXPECT_LE(swapped(low), limit);
	EXPECT_GE(swapped(low), limit / 2);
	row("the ancestor counts the refusal");
	EXPECT_GE(cg_key(top, "memory.swap.events", "max"), 1);
	row("a sibling does not");
	EXPECT_EQ(cg_key(side, "memory.swap.events", "max"), 0);
	release(&hold, pid);
}

PROBE(.claim = "memory.swap.max of an ancestor binds a group whose own is max, and events count "
	       "there too",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.swap.max; Resource Distribution "
		  "Models, Limits",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "the ancestor's sibling is limited" }, .exclusive = true, )
{
	with_swap(look);
}
