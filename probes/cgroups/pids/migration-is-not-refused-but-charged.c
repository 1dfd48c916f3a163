/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: a migration leaves its charge behind; a migration is refused. */
PROBE(
	.claim = "Moving a process into a group above its pids.max succeeds and moves its charge",
	.source = "cgroup-v2.rst, PID, PID Interface Files",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the process is not moved" },
)
{
	const char *from = cg_new(cg2(), "from"), *to = cg_new(cg2(), "to");
	struct gate hold = gate_new();

	MUST(cg_write(to, "pids.max", "0"));
	pid_t pid = spawn_in(from, 0);
	if (pid == 0) {
		gate_wait(&hold);
		pid_t more = try_spawn(0);
		if (more == 0)
			probe_exit(0);
		probe_exit(more < 0 && errno == EAGAIN ? 3 : 4);
	}
	EXPECT_EQ(cg_number(from, "pids.current"), 1); /* control */
	if (!sabotaged())
		EXPECT_OK(cg_enter(to, pid));
	EXPECT_EQ(cg_number(to, "pids.current"), 1);
	EXPECT_EQ(cg_number(from, "pids.current"), 0);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(pid), 3);
}
