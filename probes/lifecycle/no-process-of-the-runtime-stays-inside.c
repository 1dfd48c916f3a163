/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>

#include "probe.h"

/* Runtime bug it catches: the runtime's stage left as a process of the container. */
PROBE(.claim = "At its begin a cell's program is PID 1, its parent is 0, and it is alone in procfs",
	.source = "runtime-spec runtime.md, Lifecycle; pid_namespaces(7)", .needs = { "root" },
	.cell = { .plain = true }, .sabotage = { .share = NS_PID }, )
{
	DIR *dir = MUST_PTR(opendir("/proc"));
	int processes = 0;

	for (struct dirent *d; (d = readdir(dir));)
		processes += d->d_name[0] >= '1' && d->d_name[0] <= '9';
	EXPECT_EQ(getpid(), 1);
	EXPECT_EQ(getppid(), 0);
	EXPECT_EQ(processes, 1);
	EXPECT_OK(access("/proc/self/status", F_OK)); /* control */
}
