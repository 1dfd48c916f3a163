/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: each child measured alone against the ancestor's limit. */
PROBE(
	.claim = "Two groups that fit one by one exceed their ancestor's memory.max together: OOM in it",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the first group holds nothing" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *a = cg_new(top, "a"), *b = cg_new(top, "b");
	struct gate hold = gate_new();

	without_swap(top);
	MUST(cg_write(top, "memory.max", "24M"));
	MUST(cg_write(a, "memory.max", "20M"));
	MUST(cg_write(b, "memory.max", "20M"));
	row("one by one");
	EXPECT_EXIT(touch_in(a, 15 * MIB), 0); /* control */
	EXPECT_EXIT(touch_in(b, 15 * MIB), 0);
	row("together");
	pid_t first = holding_in(a, sabotaged() ? 4096 : 15 * MIB, &hold);
	pid_t second = spawn_in(b, 0);
	if (second == 0) {
		touched(15 * MIB);
		gate_wait(&hold);
		probe_exit(0);
	}
	EXPECT(EVENTUALLY(cg_key(top, "memory.events", "oom_kill") >= 1 ||
		(sabotaged() && cg_key(b, "memory.stat", "anon") >= (long long)(15 * MIB))));
	EXPECT_GE(cg_key(top, "memory.events", "oom_kill"), 1);
	row("no group's own limit was hit");
	EXPECT_EQ(cg_key(a, "memory.events", "max"), 0);
	EXPECT_EQ(cg_key(b, "memory.events", "max"), 0);
	gate_post(&hold);
	gate_post(&hold);
	child_wait(first);
	child_wait(second);
}
