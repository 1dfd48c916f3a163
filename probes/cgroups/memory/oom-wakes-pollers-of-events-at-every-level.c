/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the event counted without a wake-up, in memory.events or in .local. */
PROBE(
	.claim = "An OOM kill wakes pollers of memory.events from the victim upwards and of the own .local",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.events, memory.events.local",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.max stays max" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");
	int fds[] = { event_open(low, "memory.events"), event_open(low, "memory.events.local"),
		event_open(top, "memory.events") };
	static const char *const names[] = { "events", "events.local", "events of the parent" };
	int beside = event_open(side, "memory.events");

	without_swap(low);
	if (!sabotaged())
		MUST(cg_write(low, "memory.max", "8M"));
	touch_in(low, 24 * MIB);
	for (int i = 0; i < 3; i++) {
		row("%s", names[i]);
		EXPECT(event_wait(fds[i]));
	}
	row("a sibling sleeps on");
	EXPECT(!fd_wait(beside, POLLPRI, 0)); /* control */
}
