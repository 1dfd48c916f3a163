/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: the limit, or the charge, lost at execve. */
static void after(void)
{
	pid_t pid = try_spawn(0);

	if (pid == 0)
		probe_exit(0);
	EXPECT_ERRNO(pid, EAGAIN);
}

PROBE(
	.claim = "A cell's pids limit binds after execve(2) as it did before",
	.source = "cgroup-v2.rst, PID, pids.max; cgroups(7), Creating cgroups and moving processes",
	.cell = { .cgroup = { "pids.max=2" } },
	.sabotage = { .cgroup = { "pids.max=20" } },
	.steps = { { "after", after } },
)
{
	pid_t pid = spawn(0);

	if (pid == 0)
		exec_self("after");
	EXPECT_EXIT(child_wait(pid), 0); /* control: the second process fits */
}
