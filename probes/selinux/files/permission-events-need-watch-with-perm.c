/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/fanotify.h>

#include "stage.h"

PROBE(.claim = "A fanotify mark for permission events needs file:watch_with_perm, else EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, "
		  "watch_with_perm",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_init_t", categories())
	{
		int fd = fanotify_init(FAN_CLASS_CONTENT | FAN_CLOEXEC, O_RDONLY | O_CLOEXEC);
		if (fd < 0 && (errno == ENOSYS || errno == EINVAL))
			skip(SKIP_KERNEL, "fanotify_init(FAN_CLASS_CONTENT): %m");
		MUST(fd);
		EXPECT_ERRNO(fanotify_mark(fd, FAN_MARK_ADD, FAN_OPEN_PERM, AT_FDCWD, "/own/file"),
			EACCES);
		EXPECT_OK(fanotify_mark(
			fd, FAN_MARK_ADD, FAN_MODIFY, AT_FDCWD, "/own/file")); /* control */
	}
	EXPECT_AVC("cell_init_t", "cell_file_t", "file", "watch_with_perm");
}
