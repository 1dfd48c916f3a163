/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: populated updated by fork and exit but not by migration. */
PROBE(
	.claim = "Moving the last process between groups changes populated on both sides and wakes pollers",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, [Un]populated Notification",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the process is moved to the group where it is" },
)
{
	const char *top = cg_new(cg2(), "top"), *from = cg_new(top, "from"), *to = cg_new(top, "to");
	struct gate hold = gate_new();
	pid_t pid = held_in(from, &hold);
	int left = event_open(from, "cgroup.events"), entered = event_open(to, "cgroup.events");
	int above = event_open(top, "cgroup.events");

	EXPECT_OK(cg_enter(sabotaged() ? from : to, pid));
	row("the group that was left");
	EXPECT(event_wait(left));
	EXPECT_EQ(cg_key(from, "cgroup.events", "populated"), 0);
	row("the group that was entered");
	EXPECT(event_wait(entered));
	EXPECT_EQ(cg_key(to, "cgroup.events", "populated"), 1);
	row("the parent of both");
	EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 1); /* control */
	(void)above;
	release(&hold, pid);
}
