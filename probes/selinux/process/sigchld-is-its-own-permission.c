/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

/* Kernel bug it catches: every signal but SIGKILL and SIGSTOP is checked as process:signal. */
PROBE(.claim = "kill(2) with SIGCHLD is decided by process:sigchld, whatever other signals may do",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, sigchld",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL), init = hold_as("cell_init_t", categories()),
	      cell = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_OK(kill(host, SIGCHLD)); /* control: the end of a cell is reported */
		EXPECT_ERRNO(kill(host, SIGUSR1), EACCES);
	}
	AS("cell_child_t", categories())
	{
		EXPECT_ERRNO(kill(init, SIGCHLD), EACCES);
		EXPECT_OK(kill(cell, SIGCHLD)); /* control */
	}
	AS("cell_bounded_t", categories())
	EXPECT_OK(kill(cell, SIGCHLD)); /* control */
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "signal");
	EXPECT_AVC("cell_child_t", "cell_init_t", "process", "sigchld");
	EXPECT_NO_AVC("process", "sigkill");
	drop(host);
	drop(init);
	drop(cell);
}
