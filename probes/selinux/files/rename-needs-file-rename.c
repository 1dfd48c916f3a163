/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "rename(2) of a file without file:rename fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, rename",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/data", "cell_data_t", NULL);
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(rename("/own/data", "/own/data-new"), EACCES);
		EXPECT_OK(rename("/own/file", "/own/file-new")); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "rename");
}
