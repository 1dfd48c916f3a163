/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a moved process keeps the CPUs of the group it left. */
PROBE(
	.claim = "A process that moves between cpusets gets the CPUs of the new one, and back again",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "it is not moved" },
)
{
	const char *a = cg_new(cg2(), "a"), *b = cg_new(cg2(), "b");
	struct gate hold = gate_new();

	MUST(cg_write(a, "cpuset.cpus", "0"));
	MUST(cg_write(b, "cpuset.cpus", "1"));
	pid_t pid = held_in(a, &hold);
	row("at birth");
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "0"); /* control */
	row("after the move");
	if (!sabotaged())
		MUST(cg_enter(b, pid));
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "1");
	row("after the way back");
	MUST(cg_enter(a, pid));
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "0");
	release(&hold, pid);
}
