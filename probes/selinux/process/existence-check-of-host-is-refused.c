/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "kill(2) with signal 0 to a process of the host is EACCES, process:signull",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, signull",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(kill(host, 0), EACCES);
		EXPECT_OK(kill(own, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "signull");
	drop(host);
	drop(own);
}
