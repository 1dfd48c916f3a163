/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Opening a directory of the host to list it fails with EACCES, dir:read",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, read",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_dir("/host", "host_file_t", NULL);
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/host", O_RDONLY | O_DIRECTORY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/own", O_RDONLY | O_DIRECTORY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "host_file_t", "dir", "read");
}
