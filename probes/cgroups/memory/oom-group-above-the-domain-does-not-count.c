/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the walk for oom.group goes on above the group whose limit was hit. */
PROBE(
	.claim = "memory.oom.group of a group above the one whose limit was hit has no effect",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.oom.group",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the limit is set in the upper group too, lower still" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");
	struct gate hold = gate_new();

	without_swap(top);
	MUST(cg_write(top, "memory.oom.group", "1"));
	MUST(cg_write(low, "memory.max", "16M"));
	if (sabotaged())
		MUST(cg_write(top, "memory.max", "12M"));
	pid_t near = held_in(low, &hold), far = held_in(side, &hold);
	EXPECT_SIGNAL(touch_in(low, 48 * MIB), SIGKILL); /* control */
	gate_post(&hold);
	gate_post(&hold);
	row("in the same group");
	EXPECT_EXIT(child_wait(near), 0);
	row("in another child of the upper group");
	EXPECT_EXIT(child_wait(far), 0);
}
