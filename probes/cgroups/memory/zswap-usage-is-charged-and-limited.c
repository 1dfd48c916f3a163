/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bugs it catches: compressed pages charged to nobody; an ancestor's zero not looked at. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top"), *shut = cg_new(cg2(), "shut");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	MUST(cg_write(shut, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low"), *inner = cg_new(shut, "inner");
	struct gate hold = gate_new();

	if (access(fmt("%s/memory.zswap.current", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.zswap.current does not exist", top);
	if (!sabotaged())
		MUST(cg_write(shut, "memory.zswap.max", "0"));
	pid_t one = holding_in(low, size, &hold), two = holding_in(inner, size, &hold);
	swap_out(low, size / 2);
	swap_out(inner, size / 2);
	row("compressed");
	EXPECT_GE(cg_number(low, "memory.zswap.current"), 4096); /* control */
	EXPECT_LE(cg_number(low, "memory.zswap.current"), size / 2);
	EXPECT_GE(cg_number(top, "memory.zswap.current"), cg_number(low, "memory.zswap.current"));
	EXPECT(stat_reaches(low, "zswapped", size / 4));
	row("in swap all the same");
	EXPECT_GE(swapped(low), size / 4);
	row("an ancestor's zero");
	EXPECT_EQ(cg_number(inner, "memory.zswap.current"), 0);
	EXPECT_GE(swapped(inner), size / 4);
	gate_post(&hold);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(one), 0);
	EXPECT_EXIT(child_wait(two), 0);
}

PROBE(.claim = "Compressed swap counts in memory.zswap.current of all levels; zswap.max 0 above "
	       "keeps it out",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.zswap.current, memory.zswap.max",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "the limit stays max" }, .exclusive = true, )
{
	with_zswap(look);
}
