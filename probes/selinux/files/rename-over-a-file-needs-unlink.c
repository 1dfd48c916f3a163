/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

/* Kernel bug it catches: what a new name replaces destroyed without the right to remove it. */
PROBE(.claim = "rename(2) over a file that may not be unlinked, or onto a directory, fails with "
	       "EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, unlink, "
		  "rmdir",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/data", "cell_data_t", NULL);
	make_labelled_dir("/own/datadir", "cell_data_t", NULL);
	make_labelled("/own/file", "cell_file_t", categories());
	make_labelled("/own/other", "cell_file_t", categories());
	make_labelled_dir("/own/dir", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(rename("/own/file", "/own/data"), EACCES);
		EXPECT_ERRNO(rename("/own/dir", "/own/datadir"), EACCES);
		EXPECT_OK(rename("/own/file", "/own/other")); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "unlink");
	EXPECT_AVC("cell_t", "cell_data_t", "dir", "rmdir");
}
