/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "/proc/PID of a host process cannot be entered or listed: EACCES, dir:search and "
	       "dir:read",
	.source = "SELinux Notebook, Labeling Subjects, proc", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open(fmt("/proc/%d/stat", host), O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_ERRNO(
			open(fmt("/proc/%d", host), O_RDONLY | O_DIRECTORY | O_CLOEXEC), EACCES);
		EXPECT_OK(open(fmt("/proc/%d/stat", own), O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "dir", "search");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "dir", "read");
	drop(host);
	drop(own);
}
