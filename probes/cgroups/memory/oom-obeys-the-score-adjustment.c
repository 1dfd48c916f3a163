/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: oom_score_adj ignored inside a group. */
PROBE(
	.claim = "In a group's OOM a small process with oom_score_adj 1000 is killed before a large one",
	.source = "proc(5), /proc/pid/oom_score_adj; cgroup-v2.rst, Memory Interface Files, memory.max",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "it is not adjusted" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	without_swap(top);
	MUST(cg_write(top, "memory.max", "32M"));
	pid_t chosen = holding_in(top, 6 * MIB, &hold);
	if (!sabotaged())
		MUST(write_file(fmt("/proc/%d/oom_score_adj", chosen), "1000"));
	touch_in(top, 28 * MIB); /* it fits once there is room */
	EXPECT_GE(cg_key(top, "memory.events", "oom_kill"), 1); /* control */
	if (sabotaged())
		gate_post(&hold);
	EXPECT_SIGNAL(child_wait(chosen), SIGKILL);
}
