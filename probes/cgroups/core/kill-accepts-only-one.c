/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: the range check of cgroup.kill lost, or its errno changed. */
PROBE(
	.claim = "cgroup.kill refuses every value but 1 with ERANGE or EINVAL and then kills nothing",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.kill",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "1 is written where another number is to be refused" },
)
{
	const char *group = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		gate_wait(&hold);
		probe_exit(7);
	}
	EXPECT_ERRNO(cg_write(group, "cgroup.kill", sabotaged() ? "1" : "0"), ERANGE);
	EXPECT_ERRNO(cg_write(group, "cgroup.kill", sabotaged() ? "1" : "2"), ERANGE);
	EXPECT_ERRNO(cg_write(group, "cgroup.kill", sabotaged() ? "1" : "kill"), EINVAL);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(pid), 7);
	EXPECT_OK(cg_write(group, "cgroup.kill", "1")); /* control */
}
