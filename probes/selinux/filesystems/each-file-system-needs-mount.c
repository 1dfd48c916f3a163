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
		EXPECT_OK(mount("x", "/own/a", "proc", 0, NULL));
		EXPECT_OK(umount("/own/a"));
		/* Over a part of sysfs, as a service manager does with /sys/fs/cgroup. */
		EXPECT_OK(mount("x", "/sys/fs", "tmpfs", 0, NULL));
		EXPECT_OK(mkdir("/sys/fs/x", 0755));
	}
	EXPECT_AVC("cell_init_t", "ramfs_t", "filesystem", "mount");
}
