/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/inotify.h>

#include "_group.h"

/* Kernel bug it catches: pollers are woken, inotify watchers are not. */
PROBE(
	.claim = "The end of a group's last process raises IN_MODIFY on cgroup.events of its ancestor",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.events; inotify(7)",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the process does not end" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	struct gate hold = gate_new();
	pid_t pid = held_in(low, &hold);
	int fd = MUST(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
	char buf[4096];

	MUST(inotify_add_watch(fd, fmt("%s/cgroup.events", top), IN_MODIFY));
	while (fd_wait(fd, POLLIN, 30)) /* what came of the child's birth */
		MUST(read(fd, buf, sizeof(buf)));
	if (!sabotaged())
		release(&hold, pid);
	EXPECT(fd_wait(fd, POLLIN, sabotaged() ? 100 : -1));
	EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 0); /* control */
	if (sabotaged())
		release(&hold, pid);
}
