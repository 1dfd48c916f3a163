/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a counter shared between groups, or incremented once only. */
PROBE(
	.claim = "Each OOM kill raises oom_kill of memory.events by one; a new group starts with zeros",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.events",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.max stays max" },
)
{
	static const char *const keys[] = { "low", "high", "max", "oom", "oom_kill" };
	const char *top = cg_new(cg2(), "top");

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		row("at birth: %s", keys[i]);
		EXPECT_EQ(cg_key(top, "memory.events", keys[i]), 0); /* control */
		EXPECT_EQ(cg_key(top, "memory.events.local", keys[i]), 0);
	}
	without_swap(top);
	if (!sabotaged())
		MUST(cg_write(top, "memory.max", "8M"));
	row("after each kill");
	for (int i = 1; i <= 3; i++) {
		touch_in(top, 16 * MIB);
		EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), i);
		EXPECT_EQ(cg_key(top, "memory.events.local", "oom_kill"), i);
		EXPECT_GE(cg_key(top, "memory.events", "oom"), i);
	}
}
