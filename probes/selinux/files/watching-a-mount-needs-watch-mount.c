/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/fanotify.h>

#include "stage.h"

PROBE(.claim = "A fanotify mark on a mount needs dir:watch_mount, else EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, "
		  "watch_mount",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_init_t", categories())
	{
		int fd = fanotify_init(FAN_CLASS_NOTIF | FAN_CLOEXEC, O_RDONLY | O_CLOEXEC);
		if (fd < 0 && errno == ENOSYS)
			skip(SKIP_KERNEL, "fanotify_init: %m");
		MUST(fd);
		EXPECT_ERRNO(fanotify_mark(fd, FAN_MARK_ADD | FAN_MARK_MOUNT, FAN_MODIFY, AT_FDCWD,
				     "/own"),
			EACCES);
		EXPECT_OK(fanotify_mark(fd, FAN_MARK_ADD | FAN_MARK_ONLYDIR,
			FAN_MODIFY | FAN_EVENT_ON_CHILD, AT_FDCWD, "/own")); /* control */
	}
	EXPECT_AVC("cell_init_t", "cell_file_t", "dir", "watch_mount");
}
