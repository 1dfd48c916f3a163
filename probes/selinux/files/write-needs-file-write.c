/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "open(2) for writing fails with EACCES where the policy grants file:read but not "
	       "file:write",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, write",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/shared", "cell_ro_file_t", NULL);
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/shared", O_WRONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/shared", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_ro_file_t", "file", "write");
}
