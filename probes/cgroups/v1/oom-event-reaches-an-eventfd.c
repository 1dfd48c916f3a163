/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/eventfd.h>
#include <sys/mman.h>

#include "_group.h"

/* Kernel bug it catches: cgroup.event_control registers but the OOM does not signal. */
PROBE(
	.claim = "An eventfd registered for memory.oom_control by cgroup.event_control is signalled by an OOM",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, OOM Control; cgroup.event_control",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "there is no limit" },
)
{
	const char *top = cg_new(cg1("memory"), "top");

	if (access(fmt("%s/cgroup.event_control", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cgroup.event_control does not exist", top);
	int event = MUST(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
	int control = MUST(open(fmt("%s/memory.oom_control", top), O_RDONLY | O_CLOEXEC));
	EXPECT_OK(cg_write(top, "cgroup.event_control", fmt("%d %d", event, control)));
	EXPECT(!fd_wait(event, POLLIN, 0)); /* control */
	if (!sabotaged())
		MUST(cg_write(top, "memory.limit_in_bytes", "8M"));
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST(cg_enter(top, 0));
		touched(24 * MIB);
		probe_exit(0);
	}
	child_wait(pid);
	EXPECT(fd_wait(event, POLLIN, sabotaged() ? 100 : -1));
}
