/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the breach of an ancestor's memory.high not looked for, or counted below. */
PROBE(
	.claim = "A breach of an ancestor's memory.high counts there and above, and not in the child",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.high, memory.events",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.high is set in the child" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *mid = cg_new(top, "mid");
	MUST(cg_write(mid, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(mid, "low");

	MUST(cg_write(sabotaged() ? low : mid, "memory.high", "8M"));
	pid_t pid = spawn_in(low, 0);
	if (pid == 0) {
		touched(10 * MIB);
		for (;;)
			poll(NULL, 0, -1);
	}
	EXPECT(EVENTUALLY(cg_key(top, "memory.events", "high") >= 1)); /* control */
	end_by_kill(pid); /* the breach slows it down by seconds */
	row("the group of the process");
	EXPECT_EQ(cg_key(low, "memory.events", "high"), 0);
	row("the group with the mark");
	EXPECT_GE(cg_key(mid, "memory.events", "high"), 1);
	EXPECT_GE(cg_key(mid, "memory.events.local", "high"), 1);
	row("above it");
	EXPECT_GE(cg_key(top, "memory.events", "high"), 1);
	EXPECT_EQ(cg_key(top, "memory.events.local", "high"), 0);
}
