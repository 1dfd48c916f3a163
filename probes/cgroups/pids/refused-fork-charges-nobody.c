/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a refusal high up leaves the charges made below it. */
PROBE(
	.claim = "A fork refused by an ancestor's pids.max leaves pids.current unchanged at every level",
	.source = "cgroup-v2.rst, PID, PID Interface Files",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the ancestor has room for one" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	const char *mid = cg_new(top, "mid");
	MUST(cg_write(mid, "cgroup.subtree_control", "+pids"));
	const char *low = cg_new(mid, "low");
	struct gate hold = gate_new();

	MUST(cg_write(top, "pids.max", sabotaged() ? "2" : "1"));
	pid_t pid = spawn_in(low, 0);
	if (pid == 0) {
		pid_t child = try_spawn(0);
		if (child == 0) {
			gate_wait(&hold);
			probe_exit(0);
		}
		EXPECT_ERRNO(child, EAGAIN);
		EXPECT_EQ(cg_number(low, "pids.current"), 1);
		EXPECT_EQ(cg_number(mid, "pids.current"), 1);
		EXPECT_EQ(cg_number(top, "pids.current"), 1);
		gate_post(&hold);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0); /* control */
	EXPECT(number_becomes(top, "pids.current", 0));
}
