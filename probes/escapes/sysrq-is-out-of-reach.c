/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: sysrq-trigger left writable beside a read-only /proc/sys. */
static const char *const paths[] = { "/proc/sysrq-trigger", "/proc/sys/kernel/sysrq" };

PROBE(.claim = "The files that reach the magic key are read-only in a cell, even to all of root",
	.source = "sysrq.rst, How do I use the magic SysRq key; runtime-spec config-linux.md, "
		  "Readonly Paths",
	.needs = { "root", "file.proc/sysrq-trigger" },
	.cell = { .capabilities = "all", .readonly = { "/proc/sys", "/proc/sysrq-trigger" } },
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
