/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the count goes up in the ancestor but its poller sleeps on. */
PROBE(
	.claim = "A fork refused by an ancestor's pids.max wakes the poller of that ancestor's pids.events",
	.source = "cgroup-v2.rst, PID, pids.events",
	.needs = { "cgroup2.pids", "root" },
	.sabotage = { .twin = "the fork is allowed" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");

	/* Where the option pids_localevents is in force, or not yet there, it counts at the forker. */
	if (access(fmt("%s/pids.events.local", low), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/pids.events.local does not exist", low);
	int above = event_open(top, "pids.events"), beside = event_open(side, "pids.events");
	MUST(cg_write(top, "pids.max", sabotaged() ? "2" : "1"));
	IN_CHILD(0) {
		MUST(cg_enter(low, 0));
		pid_t pid = try_spawn(0);
		if (pid == 0)
			probe_exit(0);
		if (pid > 0)
			child_wait(pid);
	}
	EXPECT(event_wait(above));
	EXPECT_EQ(cg_key(top, "pids.events", "max"), 1);
	EXPECT(!fd_wait(beside, POLLPRI, 0)); /* control: a sibling is not disturbed */
}
