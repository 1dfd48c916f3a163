/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the group's own enabled domain controllers or populated children ignored. */
PROBE(
	.claim = "A populated group with children, or one with domain controllers, cannot turn threaded",
	.source = "cgroup-v2.rst, Threads",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "no controller is enabled and no process is below" },
)
{
	const char *top = cg_new(cg2(), "top");
	const char *rich = cg_new(top, "rich");
	const char *full = cg_new(top, "full"), *inner = cg_new(full, "inner");
	struct gate hold = gate_new();
	pid_t pid = 0;

	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	cg_new(rich, "child");
	if (!sabotaged()) {
		MUST(cg_write(rich, "cgroup.subtree_control", "+memory"));
		pid = held_in(inner, &hold);
	} else {
		MUST(cg_write(top, "cgroup.subtree_control", "-memory"));
	}
	row("with a domain controller of its own");
	EXPECT_ERRNO(cg_write(rich, "cgroup.type", "threaded"), EOPNOTSUPP);
	row("with a process in a child group");
	EXPECT_ERRNO(cg_write(full, "cgroup.type", "threaded"), EOPNOTSUPP);
	row("with neither");
	if (pid) {
		release(&hold, pid);
		MUST(cg_write(rich, "cgroup.subtree_control", "-memory"));
		MUST(cg_write(top, "cgroup.subtree_control", "-memory"));
	}
	EXPECT_OK(cg_write(rich, "cgroup.type", "threaded")); /* control */
}
