/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: only the first refusal counted. */
PROBE(
	.claim = "Each refused fork raises max of pids.events by one, and an allowed one does not",
	.source = "cgroup-v2.rst, PID, pids.events",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the limit has room" },
)
{
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "pids.max", sabotaged() ? "3" : "1"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		for (int i = 1; i <= 5; i++) {
			pid_t child = try_spawn(0);
			if (child == 0)
				probe_exit(0);
			if (child > 0)
				child_wait(child);
			EXPECT_EQ(cg_key(top, "pids.events", "max"), i);
		}
		MUST(cg_write(top, "pids.max", "3"));
		pid_t child = spawn(0);
		if (child == 0)
			probe_exit(0);
		child_wait(child);
		EXPECT_EQ(cg_key(top, "pids.events", "max"), 5); /* control */
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
