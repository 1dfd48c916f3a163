/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bug it catches: zero read as no limit. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top"), *side = cg_new(cg2(), "side");
	struct gate hold = gate_new();

	if (!sabotaged())
		MUST(cg_write(top, "memory.swap.max", "0"));
	pid_t one = holding_in(top, size, &hold), two = holding_in(side, size, &hold);
	swap_out(top, size / 2);
	swap_out(side, size / 2);
	row("the group");
	EXPECT_EQ(swapped(top), 0);
	EXPECT(stat_reaches(top, "anon", size));
	row("a sibling without a limit");
	EXPECT_GE(swapped(side), size / 4); /* control */
	gate_post(&hold);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(one), 0);
	EXPECT_EXIT(child_wait(two), 0);
}

PROBE(.claim = "With memory.swap.max 0 no page of a group goes to swap while its sibling's do",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.swap.max",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "the limit stays max" }, .exclusive = true, )
{
	with_swap(look);
}
