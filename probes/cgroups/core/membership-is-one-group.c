/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a migrated process still listed in the group it left. */
PROBE(
	.claim = "A process is listed in cgroup.procs of exactly the one group it was last moved to",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the process is moved back to the first group" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	struct gate hold = gate_new();
	pid_t pid = held_in(a, &hold);

	EXPECT(lists_number(cg_read(a, "cgroup.procs"), pid)); /* control */
	EXPECT(!lists_number(cg_read(top, "cgroup.procs"), pid));
	EXPECT_OK(cg_enter(b, pid));
	if (sabotaged())
		MUST(cg_enter(a, pid));
	row("the old group");
	EXPECT_STR(cg_read(a, "cgroup.procs"), "");
	EXPECT_EQ(cg_key(a, "cgroup.events", "populated"), 0);
	row("the new group");
	EXPECT(lists_number(cg_read(b, "cgroup.procs"), pid));
	EXPECT_EQ(cg_key(b, "cgroup.events", "populated"), 1);
	row("the common parent");
	EXPECT_STR(cg_read(top, "cgroup.procs"), "");
	EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 1);
	release(&hold, pid);
}
