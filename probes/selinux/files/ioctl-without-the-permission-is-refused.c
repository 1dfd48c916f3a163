/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "stage.h"

PROBE(.claim = "ioctl(2) on a file without file:ioctl fails with EACCES before the file system "
	       "sees it",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, ioctl",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/data", "cell_data_t", NULL);
	make_labelled("/shared", "cell_ro_file_t", NULL);
	AS("cell_t", categories())
	{
		char buf[64];
		int data = MUST(open("/data", O_RDONLY | O_CLOEXEC));
		int shared = MUST(open("/shared", O_RDONLY | O_CLOEXEC));
		EXPECT_ERRNO(ioctl(data, TCGETS, buf), EACCES);
		EXPECT_ERRNO(ioctl(shared, TCGETS, buf), ENOTTY); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "ioctl");
}
