/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell that mounts tmpfs mounts no file system whose type lacks filesystem:mount: "
	       "EACCES",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Filesystem Object Class, mount",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_init_t", categories())
	{
		MUST(mkdir("/own/a", 0700));
		EXPECT_ERRNO(mount("x", "/own/a", "ramfs", 0, NULL), EACCES);
		EXPECT_OK(mount("x", "/own/a", "tmpfs", 0, NULL)); /* control */
	}
	EXPECT_AVC("cell_init_t", "ramfs_t", "filesystem", "mount");
}
