/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: only the way to 0 is notified. */
PROBE(
	.claim = "The first process below a group turns populated to 1 at each level and wakes pollers",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, [Un]populated Notification",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "no process is started" },
)
{
	const char *top = cg_new(cg2(), "top"), *mid = cg_new(top, "mid"), *low = cg_new(mid, "low");
	const char *side = cg_new(top, "side");
	struct gate hold = gate_new();
	int fds[] = { event_open(top, "cgroup.events"), event_open(mid, "cgroup.events"),
		event_open(low, "cgroup.events") };
	int beside = event_open(side, "cgroup.events");
	pid_t pid = sabotaged() ? 0 : held_in(low, &hold);

	for (int i = 0; i < 3; i++) {
		row("%s", i == 0 ? "grandparent" : i == 1 ? "parent" : "the group itself");
		EXPECT(event_wait(fds[i]));
		EXPECT_EQ(cg_key(i == 0 ? top : i == 1 ? mid : low, "cgroup.events", "populated"), 1);
	}
	row("a sibling is not disturbed");
	EXPECT(!fd_wait(beside, POLLPRI, 0)); /* control */
	EXPECT_EQ(cg_key(side, "cgroup.events", "populated"), 0);
	if (pid)
		release(&hold, pid);
}
