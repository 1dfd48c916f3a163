/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "a cell's root cannot signal a process of the host: EACCES and process:signal",
	.source = "SELinux Notebook, Object Classes and Permissions, process: signal",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(kill(host, SIGUSR1), EACCES);
		EXPECT_OK(kill(own, SIGUSR1)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "signal");
	drop(host);
	drop(own);
}
