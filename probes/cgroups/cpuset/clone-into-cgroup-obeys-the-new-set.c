/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a child born by CLONE_INTO_CGROUP with its parent's affinity. */
PROBE(
	.claim = "A child cloned into a cpuset may run on its CPUs only, from the first instruction",
	.source = "clone(2), CLONE_INTO_CGROUP; cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus",
	.needs = { "cgroup2.cpuset", "cpus.2", "syscall.clone3" },
	.sabotage = { .twin = "it is cloned without CLONE_INTO_CGROUP" },
)
{
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "cpuset.cpus", "1"));
	EXPECT_STR(status_field(0, "Cpus_allowed_list"), "0-1"); /* control */
	pid_t pid = sabotaged() ? spawn(0) : spawn_in(top, 0);
	if (pid == 0) {
		row("affinity");
		EXPECT_STR(status_field(0, "Cpus_allowed_list"), "1");
		row("where it runs");
		EXPECT_EQ(sched_getcpu(), 1);
		row("its own child");
		IN_CHILD(0)
			EXPECT_STR(status_field(0, "Cpus_allowed_list"), "1");
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
