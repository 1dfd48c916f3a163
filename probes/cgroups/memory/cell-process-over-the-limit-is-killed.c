/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: the limit of a container not enforced, or its supervisor killed. */
PROBE(
	.claim = "In a cell with memory.max a child that touches twice as much is killed, the rest live on",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max; OCI config-linux.md, Memory",
	.cell = { .cgroup = { "memory.max=33554432" } },
	.sabotage = { .cgroup = { "memory.max=268435456" } },
)
{
	for (int over = 0; over < 2; over++) {
		row("%s", over ? "twice the limit" : "a quarter of the limit");
		pid_t pid = MUST(fork());
		if (pid == 0) {
			touched(over ? 64 * MIB : 8 * MIB);
			probe_exit(0);
		}
		if (over)
			EXPECT_SIGNAL(child_wait(pid), SIGKILL);
		else
			EXPECT_EXIT(child_wait(pid), 0); /* control */
	}
}
