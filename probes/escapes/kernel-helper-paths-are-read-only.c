/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: the read-only flag of a bind mount of procfs not checked on open. */
static const char *const paths[] = { "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe",
	"/proc/sys/kernel/poweroff_cmd", "/proc/sys/kernel/hotplug" };

PROBE(.claim = "The files that name the kernel's helper programs are read-only in a cell, even to "
	       "all of root",
	.source = "core(5), Piping core dumps to a program; proc(5), /proc/sys/kernel; "
		  "runtime-spec config-linux.md, Readonly Paths",
	.needs = { "root" }, .cell = { .capabilities = "all", .readonly = { "/proc/sys" } },
	.sabotage = { .capabilities = "all" }, )
{
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		row("%s", paths[i]);
		if (access(paths[i], F_OK) < 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", paths[i]);
			continue;
		}
		/* Opened only: nothing is written, whatever the answer. */
		EXPECT_ERRNO(open(paths[i], O_WRONLY | O_CLOEXEC), EROFS);
	}
	row("beside them");
	EXPECT_OK(open("/proc/self/comm", O_WRONLY | O_CLOEXEC)); /* control */
}
