/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "rmdir(2) of a directory without dir:rmdir fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, rmdir",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_dir("/own/data", "cell_data_t", NULL);
	make_labelled_dir("/own/dir", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(rmdir("/own/data"), EACCES);
		EXPECT_OK(rmdir("/own/dir")); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "dir", "rmdir");
}
