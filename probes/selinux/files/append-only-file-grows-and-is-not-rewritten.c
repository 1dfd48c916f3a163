/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "With file:append alone a file opens with O_APPEND; without O_APPEND it is EACCES, "
	       "file:write",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, append",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/log", "cell_append_t", NULL);
	AS("cell_t", categories())
	{
		int fd = open("/log", O_WRONLY | O_APPEND | O_CLOEXEC);
		EXPECT_OK(fd); /* control */
		EXPECT_EQ(write(fd, "x", 1), 1);
		EXPECT_ERRNO(open("/log", O_WRONLY | O_CLOEXEC), EACCES);
	}
	EXPECT_AVC("cell_t", "cell_append_t", "file", "write");
}
