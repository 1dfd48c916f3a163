/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "umount(2) of a file system without filesystem:unmount fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Filesystem Object Class, "
		  "unmount",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_dir("/mnt");
	MUST(mount("x", "/mnt", "ramfs", 0, NULL));
	make_dir("/mnt2");
	MUST(mount("x", "/mnt2", "tmpfs", 0, NULL));
	AS("cell_init_t", categories())
	{
		EXPECT_ERRNO(umount2("/mnt", 0), EACCES);
		EXPECT_OK(umount2("/mnt2", 0)); /* control */
	}
	EXPECT_AVC("cell_init_t", "ramfs_t", "filesystem", "unmount");
}
