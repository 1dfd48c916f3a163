/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "getpgid(2) and getsid(2) of a host process fail with EACCES: getpgid, getsession",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, "
		  "getpgid, getsession",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(getpgid(host), EACCES);
		EXPECT_ERRNO(getsid(host), EACCES);
		EXPECT_OK(getpgid(own)); /* control */
		EXPECT_OK(getsid(own));
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "getpgid");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "getsession");
	drop(host);
	drop(own);
}
