/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bug it catches: memory and swap counted together as on v1; a kill although swap is free. */
static void look(void)
{
	const long long size = 20 << 20;
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "memory.max", "8M"));
	MUST(cg_write(top, "memory.swap.max", sabotaged() ? "0" : "32M"));
	row("with swap");
	EXPECT_EXIT(touch_in(top, size), 0);
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 0);
	row("memory and swap together too small");
	MUST(cg_write(top, "memory.swap.max", "4M"));
	EXPECT_SIGNAL(touch_in(top, size), SIGKILL); /* control */
	EXPECT_GE(cg_key(top, "memory.events", "oom_kill"), 1);
}

PROBE(.claim = "Over memory.max a process goes on as long as memory.swap.max has room, and dies "
	       "when it has not",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max, memory.swap.max",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "no swap is allowed" }, .exclusive = true, )
{
	with_swap(look);
}
