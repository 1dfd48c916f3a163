/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: the read-only flag of sysfs lost, so that uevent_helper or a device is to be set. */
PROBE(.claim = "No file of sysfs in a cell is opened for writing: EROFS, even to all of root",
	.source = "sysfs(5); runtime-spec config.md, Mounts, options", .needs = { "root" },
	.cell = { .capabilities = "all" },
	.sabotage = {
		.capabilities = "all", .mounts = { { "/sys", "bind", "/sys", "rbind,rw" } } }, )
{
	static const char *const paths[] = { "/sys/kernel/uevent_helper", "/sys/power/state",
		"/sys/kernel/mm/transparent_hugepage/enabled", "/sys/kernel/rcu_expedited",
		"/sys/kernel/profiling", "/sys/module/kernel/parameters/panic" };

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		row("%s", paths[i]);
		if (access(paths[i], F_OK) < 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", paths[i]);
			continue;
		}
		EXPECT_ERRNO(open(paths[i], O_WRONLY | O_CLOEXEC), EROFS);
	}
	row("reading");
	EXPECT_OK(open("/sys/kernel", O_RDONLY | O_DIRECTORY | O_CLOEXEC)); /* control */
}
