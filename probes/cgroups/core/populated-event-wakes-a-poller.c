/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "probe.h"

/* Kernel bugs it catches: populated not propagated to ancestors; no notification of the change. */
PROBE(
	.claim = "An ancestor's cgroup.events turns populated to 0, waking poll(2), when the last process ends",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, [Un]populated Notification",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "another process of the subtree lives on" },
)
{
	struct gate hold = gate_new(), stay = gate_new();

	const char *top = cg_new(cg2(), "top");
	const char *low = cg_new(top, "low");
	EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 0);
	pid_t pid = spawn_in(low, 0), other = 0;
	if (pid == 0) {
		gate_wait(&hold);
		probe_exit(0);
	}
	if (sabotaged()) {
		other = spawn_in(low, 0);
		if (other == 0) {
			gate_wait(&stay);
			probe_exit(0);
		}
	}
	EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 1); /* control */
	int fd = MUST(open(fmt("%s/cgroup.events", top), O_RDONLY | O_CLOEXEC));
	char buf[128];
	MUST(read(fd, buf, sizeof(buf)));
	gate_post(&hold);
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT(fd_wait(fd, POLLPRI, sabotaged() ? 200 : -1));
	EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 0);
	if (other) {
		gate_post(&stay);
		child_wait(other);
	}
}
