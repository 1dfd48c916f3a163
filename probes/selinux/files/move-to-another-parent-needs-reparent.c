/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Renaming a directory in place needs dir:rename only; to another parent also "
	       "dir:reparent",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, reparent",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_dir("/own/data", "cell_data_t", NULL);
	make_labelled_dir("/own/parent", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_OK(rename("/own/data", "/own/moved")); /* control */
		EXPECT_ERRNO(rename("/own/moved", "/own/parent/moved"), EACCES);
	}
	EXPECT_AVC("cell_t", "cell_data_t", "dir", "reparent");
}
