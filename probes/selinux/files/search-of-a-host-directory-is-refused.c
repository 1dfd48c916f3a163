/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A file of the cell's own below a directory of the host is out of reach: EACCES, "
	       "dir:search",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, search",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_dir("/host", "host_file_t", NULL);
	make_labelled("/host/file", "cell_file_t", categories());
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/host/file", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/own/file", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "host_file_t", "dir", "search");
}
