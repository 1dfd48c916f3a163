/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell's root cannot stop a process of the host: EACCES, process:sigstop",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, sigstop",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(kill(host, SIGSTOP), EACCES);
		EXPECT_OK(kill(own, SIGSTOP)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "sigstop");
	drop(host);
	drop(own);
}
