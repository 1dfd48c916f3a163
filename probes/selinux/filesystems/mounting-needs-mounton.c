/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "mount(2) by a cell's root is refused on the directory first: EACCES, dir:mounton",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Filesystem Object Class, mount",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		MUST(mkdir("/own/a", 0700));
		EXPECT_ERRNO(mount("x", "/own/a", "tmpfs", 0, NULL), EACCES);
	}
	AS("cell_init_t", categories())
	{
		MUST(mkdir("/own/b", 0700));
		EXPECT_OK(mount("x", "/own/b", "tmpfs", 0, NULL)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_file_t", "dir", "mounton");
}
