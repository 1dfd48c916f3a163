/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "probe.h"

/* Runtime bug it catches: memory.limit not written, or the program not in the group that has it. */
static void touch(size_t mib)
{
	for (; mib > 0; mib--)
		memset(MUST_PTR(mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE,
			       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)),
			1, 1 << 20);
}

PROBE(.claim = "A process of a cell that fills more memory than the cell's limit is killed",
	.source = "runtime-spec config-linux.md, Memory, limit", .needs = { "root" },
	.cell = { .cgroup = { "memory.max=67108864" }, .rlimits = { "RLIMIT_CORE=0:0" } },
	.sabotage = { .cgroup = { "memory.max=268435456" } }, )
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		touch(120);
		probe_exit(3);
	}
	EXPECT_SIGNAL(child_wait(pid), SIGKILL);
	pid = spawn(0);
	if (pid == 0) {
		touch(8);
		probe_exit(3);
	}
	EXPECT_EXIT(child_wait(pid), 3); /* control */
}
