/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "open(2) for reading fails with EACCES where the policy grants no file:read",
	.source = "SELinux Notebook, Object Classes and Permissions, file: read",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/secret", "host_secret_t", NULL);
	make_labelled("/shared", "cell_ro_file_t", NULL);
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/secret", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/shared", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "host_secret_t", "file", "read");
	EXPECT_NO_AVC("file", "open");
}
