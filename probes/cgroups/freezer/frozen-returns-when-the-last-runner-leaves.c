/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the count of frozen tasks not updated when a task exits or migrates. */
PROBE(
	.claim = "A frozen group is frozen again once a process that entered, died or left has settled",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze, cgroup.events",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group is thawed before the first comes" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	const char *other = cg_new(cg2(), "other");
	struct gate hold = gate_new();
	pid_t first = held_in(low, &hold), second = held_in(other, &hold);

	MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT(frozen_is(top, 1)); /* control */
	if (sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "0"));
	row("after one has come");
	MUST(cg_enter(low, second));
	EXPECT(frozen_is(top, 1));
	if (sabotaged())
		return;
	row("after one was killed");
	end_by_kill(first);
	EXPECT(frozen_is(top, 1));
	EXPECT(frozen_is(low, 1));
	row("after the last has gone");
	MUST(cg_enter(other, second));
	EXPECT(frozen_is(top, 1));
	release(&hold, second);
}
