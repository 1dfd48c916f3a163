/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bug it catches: a lowered swap limit that kills, is refused, or lets more go out. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = holding_in(top, size, &hold);

	swap_out(top, size / 2);
	long long before = swapped(top);
	row("lowered below the usage");
	if (!sabotaged())
		EXPECT_OK(cg_write(top, "memory.swap.max", "1M"));
	EXPECT_GE(before, size / 4); /* control */
	EXPECT_EQ(swapped(top), before);
	row("no more goes out");
	swap_out(top, size / 4);
	EXPECT_LE(swapped(top), before);
	row("and nobody dies");
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 0);
	release(&hold, pid);
}

PROBE(.claim = "memory.swap.max below the usage is taken: what is in swap stays there and no more "
	       "follows",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.swap.max, memory.swap.events",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "it is not lowered" }, .exclusive = true, )
{
	with_swap(look);
}
