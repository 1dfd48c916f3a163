/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: max and oom counted at the charging task's group instead of the limit's;
 * the kill counted at the limit's group instead of the victim's; local and hierarchical swapped. */
PROBE(
	.claim = "events.local has max and oom where the limit is, oom_kill where the victim is",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.events, memory.events.local",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the limit is set in the lowest group" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *mid = cg_new(top, "mid"), *side = cg_new(top, "side");
	MUST(cg_write(mid, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(mid, "low");

	without_swap(mid);
	MUST(cg_write(sabotaged() ? low : mid, "memory.max", "8M"));
	EXPECT_SIGNAL(touch_in(low, 32 * MIB), SIGKILL); /* control */
	row("local, at the victim");
	EXPECT_EQ(cg_key(low, "memory.events.local", "oom_kill"), 1);
	EXPECT_EQ(cg_key(low, "memory.events.local", "oom"), 0);
	EXPECT_EQ(cg_key(low, "memory.events.local", "max"), 0);
	row("local, at the limit");
	EXPECT_EQ(cg_key(mid, "memory.events.local", "oom_kill"), 0);
	EXPECT_GE(cg_key(mid, "memory.events.local", "oom"), 1);
	EXPECT_GE(cg_key(mid, "memory.events.local", "max"), 1);
	row("local, above the limit");
	EXPECT_EQ(cg_key(top, "memory.events.local", "oom_kill"), 0);
	EXPECT_EQ(cg_key(top, "memory.events.local", "oom"), 0);
	EXPECT_EQ(cg_key(top, "memory.events.local", "max"), 0);
	row("hierarchical");
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 1);
	EXPECT_GE(cg_key(top, "memory.events", "oom"), 1);
	EXPECT_GE(cg_key(top, "memory.events", "max"), 1);
	EXPECT_EQ(cg_key(mid, "memory.events", "oom_kill"), 1);
	row("a sibling");
	EXPECT_EQ(cg_key(side, "memory.events", "oom_kill"), 0);
	EXPECT_EQ(cg_key(side, "memory.events", "max"), 0);
}
