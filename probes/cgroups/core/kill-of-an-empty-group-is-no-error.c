/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a kill flag left behind kills what comes later. */
PROBE(
	.claim = "cgroup.kill of an empty group succeeds and does not touch what enters it later",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.kill",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group is killed again after the process has entered" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	EXPECT_OK(cg_write(top, "cgroup.kill", "1"));
	pid_t moved = spawn(0);
	if (moved == 0) {
		gate_wait(&hold);
		IN_CHILD(0) {
		}
		probe_exit(0);
	}
	EXPECT_OK(cg_enter(top, moved)); /* control */
	if (sabotaged())
		MUST(cg_write(top, "cgroup.kill", "1"));
	gate_post(&hold);
	EXPECT_EXIT(child_wait(moved), 0);
}
