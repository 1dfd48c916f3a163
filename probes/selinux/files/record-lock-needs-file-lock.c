/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "fcntl(F_SETLK) and F_OFD_SETLK on a file without file:lock fail with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, lock",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/data", "cell_data_t", NULL);
	make_labelled("/own/lock", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
		int data = MUST(open("/data", O_RDWR | O_CLOEXEC));
		int own = MUST(open("/own/lock", O_RDWR | O_CLOEXEC));
		EXPECT_ERRNO(fcntl(data, F_SETLK, &lock), EACCES);
		EXPECT_ERRNO(fcntl(data, F_OFD_SETLK, &lock), EACCES);
		EXPECT_OK(fcntl(own, F_SETLK, &lock)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "lock");
}
