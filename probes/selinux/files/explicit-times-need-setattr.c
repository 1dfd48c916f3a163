/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "utimensat(2) to now needs file:write; to a time of the caller's choice "
	       "file:setattr",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, setattr",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/data", "cell_data_t", NULL);
	AS("cell_t", categories())
	{
		struct timespec now[2] = { { 0, UTIME_NOW }, { 0, UTIME_NOW } };
		struct timespec then[2] = { { 1, 0 }, { 1, 0 } };
		EXPECT_OK(utimensat(AT_FDCWD, "/data", NULL, 0)); /* control */
		EXPECT_OK(utimensat(AT_FDCWD, "/data", now, 0));
		EXPECT_ERRNO(utimensat(AT_FDCWD, "/data", then, 0), EACCES);
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "setattr");
}
