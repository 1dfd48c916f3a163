/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: cgroup.kill starts at the parent, or at the root of the subtree. */
PROBE(
	.claim = "cgroup.kill spares the processes of the group's ancestors",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.kill",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the ancestor's file is written" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	struct gate hold = gate_new();
	pid_t above = held_in(top, &hold), below = held_in(low, &hold);

	EXPECT_OK(cg_write(sabotaged() ? top : low, "cgroup.kill", "1"));
	EXPECT_SIGNAL(child_wait(below), SIGKILL); /* control */
	gate_post(&hold);
	EXPECT_EXIT(child_wait(above), 0);
}
