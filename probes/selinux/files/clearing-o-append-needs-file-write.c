/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "fcntl(F_SETFL) that clears O_APPEND on an append-only file fails with EACCES, "
	       "file:write",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, append",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/log", "cell_append_t", NULL);
	make_labelled("/own/log", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		int fd = MUST(open("/log", O_WRONLY | O_APPEND | O_CLOEXEC));
		int own = MUST(open("/own/log", O_WRONLY | O_APPEND | O_CLOEXEC));
		EXPECT_ERRNO(fcntl(fd, F_SETFL, 0), EACCES);
		EXPECT_OK(fcntl(own, F_SETFL, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_append_t", "file", "write");
}
