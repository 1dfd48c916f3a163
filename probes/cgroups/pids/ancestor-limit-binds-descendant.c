/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: only the own group's limit is looked at; siblings not counted together. */
PROBE(
	.claim = "An ancestor's pids.max counts all its descendants and binds one that allows more",
	.source = "cgroup-v2.rst, PID, PID Interface Files",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the ancestor's pids.max stays max" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	const char *left = cg_new(top, "left"), *right = cg_new(top, "right");
	struct gate hold = gate_new();

	if (!sabotaged())
		MUST(cg_write(top, "pids.max", "2"));
	MUST(cg_write(left, "pids.max", "10"));
	row("the first in one child group, the second in the other");
	pid_t a = spawn_in(left, 0);
	if (a == 0) {
		gate_wait(&hold);
		probe_exit(0);
	}
	pid_t b = spawn_in(right, 0);
	if (b == 0) {
		gate_wait(&hold);
		probe_exit(0);
	}
	EXPECT_EQ(cg_number(top, "pids.current"), 2); /* control */
	EXPECT_EQ(cg_number(left, "pids.current"), 1);
	row("the third, by fork inside the group");
	IN_CHILD(0) {
		/* Migration is not limited, only fork and clone are. */
		MUST(cg_enter(left, 0));
		pid_t c = try_spawn(0);
		if (c == 0)
			probe_exit(0);
		EXPECT_ERRNO(c, EAGAIN);
	}
	gate_post(&hold);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(a), 0);
	EXPECT_EXIT(child_wait(b), 0);
	row("the count returns to zero");
	EXPECT(EVENTUALLY(cg_number(top, "pids.current") == 0));
}
