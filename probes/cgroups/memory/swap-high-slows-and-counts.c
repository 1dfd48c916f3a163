/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bug it catches: memory.swap.high without effect, or one that kills. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	pid_t pid = holding_in(top, size, &hold);
	swap_out(top, size / 2);
	row("below it");
	EXPECT_EXIT(touch_in(top, MIB), 0);
	EXPECT_EQ(cg_key(top, "memory.swap.events", "high"), 0); /* control */
	row("just above it");
	if (!sabotaged())
		MUST(cg_write(top, "memory.swap.high", fmt("%lld", swapped(top) - (1 << 18))));
	EXPECT_EXIT(touch_in(top, MIB), 0);
	EXPECT_GE(cg_key(top, "memory.swap.events", "high"), 1);
	release(&hold, pid);
}

PROBE(.claim = "Allocations of a group over memory.swap.high are counted as high and succeed "
	       "nevertheless",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.swap.high",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "the threshold stays max" }, .exclusive = true, )
{
	with_swap(look);
}
