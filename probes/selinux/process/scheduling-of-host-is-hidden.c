/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "sched_getscheduler(2) and sched_getaffinity(2) of a host process are EACCES, "
	       "getsched",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Process Object Class, getsched",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		cpu_set_t set;
		EXPECT_ERRNO(sched_getscheduler(host), EACCES);
		EXPECT_ERRNO(sched_getaffinity(host, sizeof(set), &set), EACCES);
		EXPECT_OK(sched_getscheduler(own)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "getsched");
	drop(host);
	drop(own);
}
