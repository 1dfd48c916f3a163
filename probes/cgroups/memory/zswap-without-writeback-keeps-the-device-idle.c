/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bug it catches: the switch of the own group only, or one that stops zswap itself. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low"), *full = cg_new(top, "full");
	struct gate hold = gate_new();

	if (access(fmt("%s/memory.zswap.writeback", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.zswap.writeback does not exist", top);
	if (!sabotaged())
		MUST(cg_write(top, "memory.zswap.writeback", "0"));
	MUST(cg_write(full, "memory.zswap.max", "0"));
	pid_t one = holding_in(low, size, &hold), two = holding_in(full, size, &hold);
	swap_out(low, size / 2);
	swap_out(full, size / 2);
	row("zswap itself");
	EXPECT_GE(cg_number(low, "memory.zswap.current"), 4096); /* control */
	row("no room in zswap, and not to the device");
	EXPECT_GE(cg_number(full, "memory.current"), size * 7 / 8);
	gate_post(&hold);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(one), 0);
	EXPECT_EXIT(child_wait(two), 0);
}

PROBE(.claim = "With memory.zswap.writeback 0 above a group its pages go to zswap or nowhere",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.zswap.writeback",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "the switch stays on" }, .exclusive = true, )
{
	with_zswap(look);
}
