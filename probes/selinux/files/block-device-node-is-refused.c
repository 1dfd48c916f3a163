/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "stage.h"

PROBE(.claim = "mknod(2) of a block device in a cell's own directory fails with EACCES, "
	       "blk_file:create",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, create",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(mknod("/own/disk", S_IFBLK | 0600, makedev(8, 0)), EACCES);
		EXPECT_OK(mknod("/own/null", S_IFCHR | 0600, makedev(1, 3))); /* control */
	}
	EXPECT_AVC("cell_t", "cell_file_t", "blk_file", "create");
}
