/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/vfs.h>

#include "stage.h"

PROBE(.claim = "statfs(2) of a file system without filesystem:getattr fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Filesystem Object Class, "
		  "getattr",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_dir("/mnt");
	if (mount("x", "/mnt", "debugfs", 0, NULL) < 0)
		skip(SKIP_KERNEL, "debugfs cannot be mounted: %m");
	AS("cell_t", categories())
	{
		struct statfs fs;
		EXPECT_ERRNO(statfs("/mnt", &fs), EACCES);
		EXPECT_OK(statfs("/own", &fs)); /* control */
	}
	EXPECT_AVC("cell_t", "debugfs_t", "filesystem", "getattr");
}
