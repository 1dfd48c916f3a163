/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: frozen reported with one task still running; an own switch that is off
 * reported as frozen because all children are. */
PROBE(
	.claim = "frozen is 1 only in groups that are to be frozen, whatever the state of their children",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.events, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the parent is frozen instead of each of its children" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	struct gate hold = gate_new();
	pid_t pid = held_in(a, &hold);

	MUST(cg_write(sabotaged() ? top : a, "cgroup.freeze", "1"));
	MUST(cg_write(sabotaged() ? top : b, "cgroup.freeze", "1"));
	row("the frozen child with a process");
	EXPECT(frozen_is(a, 1)); /* control */
	row("the frozen child without one");
	EXPECT_EQ(cg_key(b, "cgroup.events", "frozen"), 1);
	row("the parent of frozen children only");
	EXPECT_EQ(cg_key(top, "cgroup.events", "frozen"), 0);
	MUST(cg_write(a, "cgroup.freeze", "0"));
	MUST(cg_write(b, "cgroup.freeze", "0"));
	MUST(cg_write(top, "cgroup.freeze", "0"));
	release(&hold, pid);
}
