/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the badness of the victims inverted, or the allocating task always killed. */
PROBE(
	.claim = "In a group's OOM the process that holds most is killed, not the one that asked last",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max; proc(5), oom_score",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the larger process is the one that asks last" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	size_t first = sabotaged() ? 8 * MIB : 40 * MIB, second = sabotaged() ? 60 * MIB : 12 * MIB;

	without_swap(top);
	MUST(cg_write(top, "memory.max", "48M"));
	pid_t holder = holding_in(top, first, &hold);
	/* It may die as well when the first one's memory is not back in time: not looked at. */
	touch_in(top, second);
	if (sabotaged())
		gate_post(&hold);
	EXPECT_SIGNAL(child_wait(holder), SIGKILL);
	EXPECT_GE(cg_key(top, "memory.events", "oom_kill"), 1); /* control */
}
