/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the counter of group kills missing or counting processes. */
PROBE(
	.claim = "oom_group_kill of memory.events counts each kill of a whole group once, oom_kill each process",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.events, oom_group_kill",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.oom.group stays 0" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	if (cg_key(top, "memory.events", "oom_group_kill") < 0)
		skip(SKIP_KERNEL, "memory.events has no oom_group_kill");
	without_swap(top);
	MUST(cg_write(top, "memory.max", "16M"));
	if (!sabotaged())
		MUST(cg_write(top, "memory.oom.group", "1"));
	pid_t a = held_in(top, &hold), b = held_in(top, &hold);
	EXPECT_SIGNAL(touch_in(top, 48 * MIB), SIGKILL); /* control */
	if (sabotaged()) {
		gate_post(&hold);
		gate_post(&hold);
	}
	child_wait(a);
	child_wait(b);
	EXPECT_EQ(cg_key(top, "memory.events", "oom_group_kill"), 1);
	EXPECT_GE(cg_key(top, "memory.events", "oom_kill"), 3); /* some count the victim twice */
}
