/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the frozen state of a task kept across migration. */
PROBE(
	.claim = "A frozen process that is moved into a group that is not frozen runs again",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the process is moved into another frozen group" },
)
{
	const char *from = cg_new(cg2(), "from"), *to = cg_new(cg2(), "to");
	pid_t pid = counting_in(from, 0), stay = counting_in(from, 1);

	EXPECT(counts(0));
	EXPECT(counts(1));
	MUST(cg_write(from, "cgroup.freeze", "1"));
	if (sabotaged())
		MUST(cg_write(to, "cgroup.freeze", "1"));
	EXPECT(frozen_is(from, 1)); /* control: it stood */
	EXPECT_OK(cg_enter(to, pid));
	row("the one that was moved");
	EXPECT(counts(0));
	row("the one that stayed");
	EXPECT(sabotaged() || stands_still(1));
	EXPECT_EQ(cg_key(from, "cgroup.events", "frozen"), 1);
	end_by_kill(pid);
	end_by_kill(stay);
}
