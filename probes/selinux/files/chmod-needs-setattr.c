/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "chmod(2) and chown(2) of a writable file without file:setattr fail with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, setattr",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/data", "cell_data_t", NULL);
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(chmod("/data", 0600), EACCES);
		EXPECT_ERRNO(chown("/data", 1, 1), EACCES);
		EXPECT_OK(chmod("/own/file", 0600)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "setattr");
}
