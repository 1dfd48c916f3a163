/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/inotify.h>

#include "probe.h"

/* Kernel bug it catches: fanotify_init(2) without the check for permission events. */
PROBE(.claim = "A cell with the usual capabilities gets no fanotify group that decides on opens: "
	       "EPERM",
	.source = "fanotify_init(2), ERRORS; fanotify(7)", .needs = { "root", "cap.SYS_ADMIN" },
	.cell = { .plain = true }, .sabotage = { .capabilities = "all" }, )
{
	row("content");
	EXPECT_ERRNO(syscall(SYS_fanotify_init, 4 /* FAN_CLASS_CONTENT */ | 1, O_RDONLY), EPERM);
	row("before content");
	EXPECT_ERRNO(
		syscall(SYS_fanotify_init, 8 /* FAN_CLASS_PRE_CONTENT */ | 1, O_RDONLY), EPERM);
	row("inotify");
	EXPECT_OK(inotify_init1(IN_CLOEXEC)); /* control */
}
