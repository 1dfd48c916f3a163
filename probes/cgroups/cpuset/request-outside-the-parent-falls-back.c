/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: an empty intersection leaves a group, and its tasks, without CPUs. */
PROBE(
	.claim = "A group whose cpuset.cpus has nothing in common with its parent's gets the parent's CPUs",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus, cpuset.cpus.effective",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the parent has every CPU" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(top, "low");

	MUST(cg_write(top, "cpuset.cpus", sabotaged() ? "0-1" : "0"));
	EXPECT_OK(cg_write(low, "cpuset.cpus", "1"));
	EXPECT_STR(cg_read(low, "cpuset.cpus"), "1"); /* control: the wish is kept */
	EXPECT_STR(cg_read(low, "cpuset.cpus.effective"), "0");
	pid_t pid = spawn_in(low, 0);
	if (pid == 0) {
		EXPECT_STR(status_field(0, "Cpus_allowed_list"), "0");
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	row("once the parent has it");
	MUST(cg_write(top, "cpuset.cpus", "0-1"));
	EXPECT_STR(cg_read(low, "cpuset.cpus.effective"), "1");
}
