/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bug it catches: the root taken from the parent's group before the child comes to its own,
 * so that a container sees its siblings. */
PROBE(.claim = "A child born into a group with a new cgroup namespace has that group as its root",
	.source = "clone(2), CLONE_INTO_CGROUP; cgroup_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.cgroup", "cgroup2" },
	.sabotage = { .twin = "the namespace is made before the child enters the group" }, )
{
	const char *x = cg_new(cg2(), "x"), *low = cg_new(x, "low");
	pid_t pid;

	if (sabotaged()) {
		struct gate moved = gate_new();
		pid = spawn(CLONE_NEWCGROUP);
		if (pid == 0)
			gate_wait(&moved);
		if (pid > 0) { /* from here: nsdelegate lets it not do so itself */
			MUST(cg_enter(low, pid));
			gate_post(&moved);
		}
	} else {
		pid = spawn_in(low, CLONE_NEWCGROUP);
	}
	if (pid == 0) {
		EXPECT_STR(cgroup_of(0, ""), "/");
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	pid = spawn_in(low, 0);
	if (pid == 0) {
		const char *path = cgroup_of(0, "");
		EXPECT_STR(path + strlen(path) - 6, "/x/low"); /* control: the host's own view */
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
