/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell's root cannot kill a process of the host: EACCES, process:sigkill",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, sigkill",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(kill(host, SIGKILL), EACCES);
		EXPECT_OK(kill(own, SIGKILL)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "sigkill");
	drop(host);
	drop(own);
}
