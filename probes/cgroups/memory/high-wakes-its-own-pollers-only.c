/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: events of one group delivered to another. */
PROBE(
	.claim = "memory.high wakes pollers of memory.events of the breached group and leaves a sibling's",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.events, memory.high",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.high stays max" },
)
{
	const char *top = cg_new(cg2(), "top"), *side = cg_new(cg2(), "side");
	int fd = event_open(top, "memory.events"), other = event_open(side, "memory.events");

	if (!sabotaged())
		MUST(cg_write(top, "memory.high", "4M"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		touched(6 * MIB);
		for (;;)
			poll(NULL, 0, -1);
	}
	EXPECT(event_wait(fd));
	EXPECT_GE(cg_key(top, "memory.events", "high"), 1);
	end_by_kill(pid); /* the breach slows it down by seconds */
	EXPECT(!fd_wait(other, POLLPRI, 0)); /* control */
}
