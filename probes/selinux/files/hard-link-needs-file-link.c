/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "link(2) to a file without file:link fails with EACCES in a directory that takes "
	       "new names",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, link",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/data", "cell_data_t", NULL);
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(link("/own/data", "/own/data-link"), EACCES);
		EXPECT_OK(link("/own/file", "/own/file-link")); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "link");
}
