/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "stage.h"

PROBE(.claim = "setpriority(2) and sched_setaffinity(2) of a host process are EACCES, "
	       "process:setsched",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Process Object Class, setsched",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		cpu_set_t set;
		MUST(sched_getaffinity(0, sizeof(set), &set));
		EXPECT_ERRNO(setpriority(PRIO_PROCESS, (id_t)host, 5), EACCES);
		EXPECT_ERRNO(sched_setaffinity(host, sizeof(set), &set), EACCES);
		EXPECT_OK(setpriority(PRIO_PROCESS, (id_t)own, 5)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "setsched");
	drop(host);
	drop(own);
}
