/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: cgroup.kill walks only the group's own tasks, not its descendants'. */
PROBE(
	.claim = "Writing 1 to cgroup.kill kills every process of the group and its descendants by SIGKILL",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.kill",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the children sit beside the group instead of below it" },
)
{
	pid_t upper, lower;

	const char *top = cg_new(cg2(), "top");
	const char *low = cg_new(top, "low");
	const char *beside = cg_new(cg2(), "beside");
	struct gate hold = gate_new(), apart = gate_new();

	upper = spawn_in(sabotaged() ? beside : top, 0);
	if (upper == 0) {
		gate_wait(&hold);
		probe_exit(7);
	}
	lower = spawn_in(sabotaged() ? beside : low, 0);
	if (lower == 0) {
		gate_wait(&hold);
		probe_exit(7);
	}
	pid_t other = spawn_in(beside, 0);
	if (other == 0) {
		gate_wait(&apart);
		probe_exit(7);
	}
	EXPECT_OK(cg_write(top, "cgroup.kill", "1"));
	if (sabotaged()) {
		gate_post(&hold);
		gate_post(&hold);
	}
	EXPECT_SIGNAL(child_wait(upper), SIGKILL);
	EXPECT_SIGNAL(child_wait(lower), SIGKILL);
	gate_post(&apart);
	EXPECT_EXIT(child_wait(other), 7); /* control: a sibling group lives on */
}
