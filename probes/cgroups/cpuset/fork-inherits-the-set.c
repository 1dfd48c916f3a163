/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a forked or exec'd process with the affinity of the machine. */
static void after(void)
{
	EXPECT_STR(status_field(0, "Cpus_allowed_list"), "1");
}

PROBE(
	.claim = "A child by fork(2), a thread-like clone and an exec'd program keep the CPUs of the cpuset",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus; cpuset(7)",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.steps = { { "after", after } },
	.sabotage = { .twin = "the cpuset has both CPUs" },
)
{
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "cpuset.cpus", sabotaged() ? "0-1" : "1"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		row("fork");
		IN_CHILD(0)
			EXPECT_STR(status_field(0, "Cpus_allowed_list"), "1");
		row("new namespaces");
		IN_CHILD(CLONE_NEWNS | CLONE_NEWCGROUP)
			EXPECT_STR(status_field(0, "Cpus_allowed_list"), "1");
		row("exec");
		exec_self("after");
	}
	EXPECT_EXIT(child_wait(pid), 0); /* control */
}
