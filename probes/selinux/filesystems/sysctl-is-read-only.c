/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell's root reads a sysctl and does not open it for writing: EACCES, file:write",
	.source = "SELinux Notebook, File System Labeling Statements, genfscon",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/proc/sys/kernel/core_pattern", O_WRONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(
			open("/proc/sys/kernel/core_pattern", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "sysctl_t", "file", "write");
}
