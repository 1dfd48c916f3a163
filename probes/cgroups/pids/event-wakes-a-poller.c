/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "probe.h"

/* Kernel bug it catches: the refusal counted, but nobody woken. */
PROBE(
	.claim = "A fork refused by pids.max wakes a poller of pids.events with POLLPRI",
	.source = "cgroup-v2.rst, PID, pids.events",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "pids.max stays max" },
)
{
	const char *group = cg_new(cg2(), "events");
	char buf[128];
	int fd = MUST(open(fmt("%s/pids.events", group), O_RDONLY | O_CLOEXEC));

	MUST(read(fd, buf, sizeof(buf)));
	EXPECT(!fd_wait(fd, POLLPRI, 0)); /* control: nothing has happened */
	if (!sabotaged())
		MUST(cg_write(group, "pids.max", "1"));
	IN_CHILD(0) {
		MUST(cg_enter(group, 0));
		pid_t pid = try_spawn(0);
		if (pid == 0)
			probe_exit(0);
	}
	EXPECT(fd_wait(fd, POLLPRI, sabotaged() ? 100 : -1));
	EXPECT_EQ(cg_key(group, "pids.events", "max"), 1);
}
