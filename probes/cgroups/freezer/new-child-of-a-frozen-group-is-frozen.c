/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a group made under a frozen one not born frozen. */
PROBE(
	.claim = "A group made below a frozen one is frozen from birth, and so is what is born in it",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the parent is not frozen" },
)
{
	const char *top = cg_new(cg2(), "top");

	if (!sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "1"));
	const char *low = cg_new(top, "low"); /* control: it can be made */
	row("the group");
	EXPECT_EQ(cg_key(low, "cgroup.events", "frozen"), 1);
	row("its own switch stays off");
	EXPECT_EQ(cg_number(low, "cgroup.freeze"), 0);
	row("a process born in it");
	pid_t pid = counting_in(low, 0);
	EXPECT(sabotaged() || frozen_is(low, 1));
	EXPECT(stands_still(0));
	row("it runs when the parent is thawed");
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(counts(0));
	end_by_kill(pid);
}
