/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a read-only bind mount of a directory that leaves its files writable. */
static const char *const paths[] = { "/proc/irq/default_smp_affinity", "/proc/sys/vm/panic_on_oom",
	"/proc/sys/kernel/panic", "/proc/sys/vm/drop_caches", "/proc/sys/kernel/kptr_restrict" };

PROBE(.claim = "Interrupt routing, panics and memory policy in procfs are read-only in a cell",
	.source = "proc(5); runtime-spec config-linux.md, Readonly Paths", .needs = { "root" },
	.cell = { .capabilities = "all",
		.readonly = { "/proc/sys", "/proc/irq", "/proc/bus", "/proc/fs" } },
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
