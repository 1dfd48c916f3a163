/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bug it catches: the argument ignored, kept for later, or its border moved. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	if (cg_write(top, "memory.reclaim", "4096 swappiness=60") < 0 && errno == EINVAL)
		skip(SKIP_KERNEL, "memory.reclaim takes no swappiness: EINVAL");
	row("above 200");
	EXPECT_ERRNO(cg_write(top, "memory.reclaim", "4096 swappiness=201"), EINVAL);
	EXPECT_ERRNO(cg_write(top, "memory.reclaim", "4096 speed=1"), EINVAL);
	pid_t pid = holding_in(top, size, &hold);
	row("zero leaves anonymous memory alone");
	if (sabotaged())
		swap_out(top, size / 2);
	else
		EXPECT_ERRNO(cg_write(top, "memory.reclaim", fmt("%lld swappiness=0", size / 2)),
			EAGAIN);
	EXPECT_EQ(swapped(top), 0);
	row("two hundred takes it");
	(void)cg_write(top, "memory.reclaim", fmt("%lld swappiness=200", size / 2));
	EXPECT_GE(swapped(top), size / 4); /* control */
	release(&hold, pid);
}

PROBE(.claim = "memory.reclaim with swappiness=0 swaps nothing out, with 200 it does, 201 is "
	       "EINVAL",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.reclaim, swappiness",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "no swappiness is given" }, .exclusive = true, )
{
	with_swap(look);
}
