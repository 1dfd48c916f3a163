/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/inotify.h>

#include "_group.h"

/* Kernel bug it catches: the file notification of a frozen change lost for inotify. */
PROBE(
	.claim = "A change of frozen in cgroup.events raises IN_MODIFY for inotify(7) watchers of the file",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.events; inotify(7)",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "cgroup.freeze is not written" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = held_in(top, &hold);
	int fd = MUST(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
	char buf[4096];

	MUST(inotify_add_watch(fd, fmt("%s/cgroup.events", top), IN_MODIFY));
	while (fd_wait(fd, POLLIN, 30)) /* what came of the child's birth */
		MUST(read(fd, buf, sizeof(buf)));
	if (!sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT(fd_wait(fd, POLLIN, sabotaged() ? 100 : -1));
	if (sabotaged())
		return release(&hold, pid);
	EXPECT(frozen_is(top, 1)); /* control */
	while (fd_wait(fd, POLLIN, 30))
		MUST(read(fd, buf, sizeof(buf)));
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(fd_wait(fd, POLLIN, -1));
	release(&hold, pid);
}
