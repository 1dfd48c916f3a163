/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a mask attached to another instance of procfs than the one that is seen. */
PROBE(.claim = "Masked procfs files that tell of the kernel and the host read as empty in a cell",
	.source = "runtime-spec config-linux.md, Masked Paths; CVE-2015-3630", .needs = { "root" },
	.cell = { .capabilities = "all",
		.masked = { "/proc/timer_list", "/proc/keys", "/proc/interrupts", "/proc/kcore",
			"/proc/sched_debug" } },
	.sabotage = { .capabilities = "all" }, )
{
	static const char *const paths[] = { "/proc/timer_list", "/proc/keys", "/proc/interrupts",
		"/proc/kcore", "/proc/sched_debug" };
	char byte[2];

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		row("%s", paths[i]);
		if (access(paths[i], F_OK) < 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", paths[i]);
			continue;
		}
		EXPECT_EQ(read_file(paths[i], byte, sizeof(byte)), 0);
	}
	row("not masked");
	EXPECT_GE(read_file("/proc/version", byte, sizeof(byte)), 1); /* control */
}
