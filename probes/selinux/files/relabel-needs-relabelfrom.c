/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Changing the label of a file without file:relabelfrom fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, "
		  "relabelfrom",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/data", "cell_data_t", NULL);
	make_labelled("/own/file", "cell_file_t", NULL);
	const char *own = object_context("cell_file_t", categories());
	AS("cell_t", categories())
	{
		errno = -label_file("/data", own);
		EXPECT_EQ(errno, EACCES);
		EXPECT_EQ(label_file("/own/file", own), 0); /* control */
	}
	EXPECT_STR(file_label("/own/file"), own);
	EXPECT_AVC("cell_t", "cell_data_t", "file", "relabelfrom");
}
