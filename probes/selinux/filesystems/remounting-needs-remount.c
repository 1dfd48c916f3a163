/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "MS_REMOUNT of a file system without filesystem:remount fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Filesystem Object Class, "
		  "remount",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_dir("/mnt");
	MUST(mount("x", "/mnt", "ramfs", 0, NULL));
	make_dir("/mnt2");
	MUST(mount("x", "/mnt2", "tmpfs", 0, NULL));
	AS("cell_init_t", categories())
	{
		EXPECT_ERRNO(mount(NULL, "/mnt", NULL, MS_REMOUNT | MS_RDONLY, NULL), EACCES);
		EXPECT_OK(mount(NULL, "/mnt2", NULL, MS_REMOUNT | MS_RDONLY, NULL)); /* control */
	}
	EXPECT_AVC("cell_init_t", "ramfs_t", "filesystem", "remount");
}
