/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: CLONE_INTO_CGROUP accepted but the child attached to its parent's group. */
PROBE(
	.claim = "clone3(2) with CLONE_INTO_CGROUP puts the child, and its own children, in that group",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes; clone(2), CLONE_INTO_CGROUP",
	.needs = { "cgroup2", "syscall.clone3" },
	.sabotage = { .twin = "the child is cloned without CLONE_INTO_CGROUP" },
)
{
	const char *group = cg_new(cg2(), "born");
	pid_t pid = sabotaged() ? spawn(0) : spawn_in(group, 0);
	if (pid == 0) {
		row("the child");
		EXPECT(strstr(file_text("/proc/self/cgroup"), "/born") != NULL);
		IN_CHILD(0) {
			row("its own child");
			EXPECT(strstr(file_text("/proc/self/cgroup"), "/born") != NULL);
		}
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	row("the parent stays");
	EXPECT(strstr(file_text("/proc/self/cgroup"), "/born") == NULL); /* control */
}
