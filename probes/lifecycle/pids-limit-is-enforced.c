/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: pids.limit not written, or the program not in the group that has it. */
PROBE(.claim = "In a cell whose pids limit is 20, clone fails with EAGAIN at the twenty-first "
	       "process",
	.source = "runtime-spec config-linux.md, PIDs", .needs = { "root" },
	.cell = { .cgroup = { "pids.max=20" } }, .sabotage = { .cgroup = { "pids.max=30" } }, )
{
	int n = 1;
	pid_t pid = 0;

	while (n < 40 && (pid = try_spawn(0)) > 0)
		n++;
	if (pid == 0)
		for (;;)
			pause();
	EXPECT_ERRNO(pid, EAGAIN);
	EXPECT_EQ(n, 20);
	EXPECT_GE(n, 2); /* control: below the limit it goes */
	kill(-1, SIGKILL);
}
