/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Creating a file in a directory with dir:write but without dir:add_name fails with "
	       "EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, add_name",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_dir("/data", "cell_data_t", NULL);
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/data/new", O_WRONLY | O_CREAT | O_CLOEXEC, 0600), EACCES);
		EXPECT_OK(open("/own/new", O_WRONLY | O_CREAT | O_CLOEXEC, 0600)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "dir", "add_name");
}
