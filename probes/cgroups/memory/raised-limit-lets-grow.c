/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the old limit kept for what was charged below it. */
PROBE(
	.claim = "After memory.max was raised a process may grow up to the new limit",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the limit is not raised" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate go = gate_new(), ready = gate_new();

	without_swap(top);
	MUST(cg_write(top, "memory.max", "16M"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		touched(8 * MIB);
		gate_post(&ready);
		gate_wait(&go);
		touched(24 * MIB);
		probe_exit(0);
	}
	gate_wait(&ready); /* control: half fits */
	if (!sabotaged())
		MUST(cg_write(top, "memory.max", "64M"));
	gate_post(&go);
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 0);
}
