/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell's root does not enter a mounted debugfs: EACCES, dir:search",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, search",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_dir("/mnt");
	if (mount("x", "/mnt", "debugfs", 0, NULL) < 0)
		skip(SKIP_KERNEL, "debugfs cannot be mounted: %m");
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/mnt/sleep_time", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/sys/kernel", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "debugfs_t", "dir", "search");
}
