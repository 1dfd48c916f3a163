/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a limit enforced early or late by a factor, or in the wrong unit. */
PROBE(
	.claim = "Memory a little below memory.max is granted, and a little above it is killed",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the limit is a quarter larger" },
)
{
	const char *top = cg_new(cg2(), "top");

	without_swap(top);
	MUST(cg_write(top, "memory.max", sabotaged() ? "40M" : "32M"));
	row("seven eighths of the limit");
	EXPECT_EXIT(touch_in(top, 28 * MIB), 0); /* control */
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 0);
	row("one page more than the limit");
	EXPECT_SIGNAL(touch_in(top, 32 * MIB + 4096), SIGKILL);
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), sabotaged() ? 0 : 1);
}
