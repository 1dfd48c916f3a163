/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/inotify.h>

#include "stage.h"

PROBE(.claim = "inotify_add_watch(2) on a readable file without file:watch fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, watch",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/data", "cell_data_t", NULL);
	make_labelled("/shared", "cell_ro_file_t", NULL);
	AS("cell_t", categories())
	{
		int fd = MUST(inotify_init1(IN_CLOEXEC));
		EXPECT_ERRNO(inotify_add_watch(fd, "/data", IN_MODIFY), EACCES);
		EXPECT_OK(inotify_add_watch(fd, "/shared", IN_MODIFY)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "watch");
}
