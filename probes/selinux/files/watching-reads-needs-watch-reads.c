/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/inotify.h>

#include "stage.h"

PROBE(.claim = "inotify of IN_ACCESS needs file:watch_reads beside file:watch, else EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, "
		  "watch_reads",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/shared", "cell_ro_file_t", NULL);
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		int fd = MUST(inotify_init1(IN_CLOEXEC));
		EXPECT_ERRNO(inotify_add_watch(fd, "/shared", IN_ACCESS), EACCES);
		EXPECT_OK(inotify_add_watch(fd, "/shared", IN_MODIFY)); /* control */
		EXPECT_OK(inotify_add_watch(fd, "/own/file", IN_ACCESS));
	}
	EXPECT_AVC("cell_t", "cell_ro_file_t", "file", "watch_reads");
}
