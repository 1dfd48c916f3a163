/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a task migrated into a frozen group keeps running. */
PROBE(
	.claim = "A running process that is moved into a frozen group stops there",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group it is moved into is not frozen" },
)
{
	const char *from = cg_new(cg2(), "from"), *to = cg_new(cg2(), "to");

	if (!sabotaged())
		MUST(cg_write(to, "cgroup.freeze", "1"));
	pid_t pid = counting_in(from, 0);
	EXPECT(counts(0)); /* control: it runs */
	EXPECT_OK(cg_enter(to, pid));
	if (!sabotaged())
		EXPECT(frozen_is(to, 1));
	EXPECT(stands_still(0));
	end_by_kill(pid);
}
