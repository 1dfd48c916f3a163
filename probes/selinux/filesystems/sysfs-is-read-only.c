/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell's root does not open a file of sysfs for writing: EACCES, file:write",
	.source = "SELinux Notebook, File System Labeling Statements, genfscon",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/sys/devices/virtual/mem/null/uevent", O_WRONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/sys/kernel/uevent_seqnum", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "sysfs_t", "file", "write");
}
