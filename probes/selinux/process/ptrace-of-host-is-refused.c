/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "stage.h"

PROBE(.claim = "PTRACE_SEIZE of a host process by a cell's root fails with EACCES, process:ptrace",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, ptrace",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(ptrace(PTRACE_SEIZE, host, NULL, NULL), EACCES);
		EXPECT_OK(ptrace(PTRACE_SEIZE, own, NULL, NULL)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "ptrace");
	drop(host);
	drop(own);
}
