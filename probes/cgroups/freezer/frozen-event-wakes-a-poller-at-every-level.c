/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: cgroup.events changes but nobody is notified, or only at one level. */
PROBE(
	.claim = "Freezing and thawing a group wakes pollers of cgroup.events of the group and its child",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze, cgroup.events",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "cgroup.freeze is rewritten with the value it has" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	struct gate hold = gate_new();
	pid_t pid = held_in(low, &hold);
	int above = event_open(top, "cgroup.events"), below = event_open(low, "cgroup.events");

	row("control: no event without a change");
	EXPECT(!fd_wait(above, POLLPRI, 0)); /* control */
	row("the freeze, in the group itself");
	MUST(cg_write(top, "cgroup.freeze", sabotaged() ? "0" : "1"));
	EXPECT(event_wait(above));
	row("the freeze, in the child group");
	EXPECT(event_wait(below));
	if (!sabotaged() && (!frozen_is(top, 1) || !frozen_is(low, 1)))
		broken("the group did not freeze");
	event_rearm(above);
	event_rearm(below);
	row("the thaw, in the group itself");
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(event_wait(above));
	row("the thaw, in the child group");
	EXPECT(event_wait(below));
	release(&hold, pid);
}
