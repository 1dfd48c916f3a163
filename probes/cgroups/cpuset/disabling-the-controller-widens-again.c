/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the affinity of a removed cpuset kept. */
PROBE(
	.claim = "Disabling the cpuset controller gives the processes below the CPUs of the parent",
	.source = "cgroup-v2.rst, Controlling Controllers, Enabling and Disabling; Cpuset",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the controller stays enabled" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(top, "low");
	struct gate hold = gate_new();

	MUST(cg_write(low, "cpuset.cpus", "1"));
	pid_t pid = held_in(low, &hold);
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "1"); /* control */
	if (!sabotaged())
		MUST(cg_write(top, "cgroup.subtree_control", "-cpuset"));
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "0-1");
	release(&hold, pid);
}
