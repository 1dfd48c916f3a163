/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "stat(2) of a file without file:getattr fails with EACCES, and so does statx(2)",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, getattr",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/secret", "host_secret_t", NULL);
	make_labelled("/data", "cell_data_t", NULL);
	AS("cell_t", categories())
	{
		struct stat st;
		struct statx stx;
		EXPECT_ERRNO(stat("/secret", &st), EACCES);
		EXPECT_ERRNO(statx(AT_FDCWD, "/secret", 0, STATX_SIZE, &stx), EACCES);
		EXPECT_OK(stat("/data", &st)); /* control */
	}
	EXPECT_AVC("cell_t", "host_secret_t", "file", "getattr");
}
