/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the walk for oom.group stops at the first group that has it. */
PROBE(
	.claim = "With memory.oom.group at two levels of the OOM domain the whole higher group is killed",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.oom.group",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the higher group does not have it" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");
	struct gate hold = gate_new();

	without_swap(top);
	MUST(cg_write(top, "memory.max", "16M"));
	MUST(cg_write(low, "memory.oom.group", "1"));
	if (!sabotaged())
		MUST(cg_write(top, "memory.oom.group", "1"));
	pid_t near = held_in(low, &hold), far = held_in(side, &hold);
	row("the one who touches too much");
	EXPECT_SIGNAL(touch_in(low, 48 * MIB), SIGKILL); /* control */
	row("in the same group");
	EXPECT_SIGNAL(child_wait(near), SIGKILL);
	row("in another child of the higher group");
	if (sabotaged())
		gate_post(&hold);
	EXPECT_SIGNAL(child_wait(far), SIGKILL);
}
