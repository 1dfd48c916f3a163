/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "stage.h"

PROBE(.claim = "prlimit(2) neither reads nor sets a limit of a host process: EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, "
		  "getrlimit, setrlimit",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		struct rlimit get, set = { 10, 10 };
		EXPECT_ERRNO(prlimit(host, RLIMIT_CORE, NULL, &get), EACCES);
		EXPECT_ERRNO(prlimit(host, RLIMIT_CORE, &set, NULL), EACCES);
		EXPECT_OK(prlimit(own, RLIMIT_CORE, NULL, &get)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "getrlimit");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "setrlimit");
	drop(host);
	drop(own);
}
