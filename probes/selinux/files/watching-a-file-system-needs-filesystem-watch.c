/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/fanotify.h>

#include "stage.h"

static long watch(int fd, unsigned int flags)
{
	return fanotify_mark(fd, FAN_MARK_ADD | flags, FAN_OPEN, AT_FDCWD, "/own/file");
}

/* Kernel bug it catches: a mark on a whole file system is checked as one on the file that names it. */
PROBE(.claim = "fanotify_mark(2) of a whole file system is EACCES without filesystem:watch",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Filesystem Object Class, watch",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_init_t", categories())
	{
		int fd = fanotify_init(FAN_CLASS_NOTIF | FAN_CLOEXEC, O_RDONLY | O_CLOEXEC);
		if (fd < 0 && errno == ENOSYS)
			skip(SKIP_KERNEL, "fanotify_init: ENOSYS");
		MUST(fd);
		EXPECT_ERRNO(watch(fd, FAN_MARK_FILESYSTEM), EACCES);
		EXPECT_OK(watch(fd, 0)); /* control */
	}
	EXPECT_AVC("cell_init_t", "tmpfs_t", "filesystem", "watch");
}
