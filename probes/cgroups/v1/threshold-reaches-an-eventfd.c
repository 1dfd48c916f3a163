/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/eventfd.h>
#include <sys/mman.h>

#include "_group.h"

/* Kernel bug it catches: a usage threshold crossed without a signal. */
PROBE(
	.claim = "An eventfd registered for a memory.usage_in_bytes threshold is signalled when it is crossed",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, Memory thresholds",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "the usage stays below the threshold" },
)
{
	const char *top = cg_new(cg1("memory"), "top");

	if (access(fmt("%s/cgroup.event_control", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cgroup.event_control does not exist", top);
	int event = MUST(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
	int usage = MUST(open(fmt("%s/memory.usage_in_bytes", top), O_RDONLY | O_CLOEXEC));
	EXPECT_OK(cg_write(top, "cgroup.event_control", fmt("%d %d 16M", event, usage)));
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST(cg_enter(top, 0));
		touched(2 * MIB);
		EXPECT(!fd_wait(event, POLLIN, 0)); /* control */
		touched(sabotaged() ? 2 * MIB : 32 * MIB);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT(fd_wait(event, POLLIN, sabotaged() ? 100 : -1));
}
