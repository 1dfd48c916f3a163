/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Unlinking a file of one's own in a directory without dir:remove_name fails with "
	       "EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, "
		  "remove_name",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_dir("/data", "cell_data_t", NULL);
	make_labelled("/data/file", "cell_file_t", categories());
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(unlink("/data/file"), EACCES);
		EXPECT_OK(unlink("/own/file")); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "dir", "remove_name");
}
