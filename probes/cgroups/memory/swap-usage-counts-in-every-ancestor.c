/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bugs it catches: swap not charged, charged to the root only, or never given back. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top"), *side = cg_new(cg2(), "side");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low");
	struct gate hold = gate_new();
	pid_t pid = holding_in(sabotaged() ? side : low, size, &hold);

	row("nothing at first");
	EXPECT_EQ(swapped(top), 0); /* control */
	long long before = cg_number(low, "memory.current");
	swap_out(sabotaged() ? side : low, size / 2);
	row("the group");
	EXPECT_GE(swapped(low), size / 4);
	EXPECT_LE(cg_number(low, "memory.current"), before - size / 4);
	row("the ancestor");
	EXPECT_GE(swapped(top), size / 4);
	row("a sibling");
	if (!sabotaged())
		EXPECT_EQ(swapped(side), 0);
	row("after the owner's end");
	release(&hold, pid);
	EXPECT(EVENTUALLY(swapped(top) <= SWAP_SLACK));
}

PROBE(.claim = "memory.swap.current counts what a group has in swap, in its ancestors too, until "
	       "it is freed",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.swap.current",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "the sibling is swapped out" }, .exclusive = true, )
{
	with_swap(look);
}
