/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "unlink(2) of a file without file:unlink fails with EACCES in a directory of the "
	       "cell's own",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, unlink",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/data", "cell_data_t", NULL);
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(unlink("/own/data"), EACCES);
		EXPECT_OK(unlink("/own/file")); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "unlink");
}
