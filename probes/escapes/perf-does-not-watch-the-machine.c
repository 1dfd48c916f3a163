/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/perf_event.h>

#include "probe.h"

/* Kernel bug it catches: perf_paranoid_cpu() not asked for an event of no process. */
PROBE(.claim = "A cell with the usual capabilities opens no perf event on a CPU: EACCES",
	.source = "perf_event_open(2), ERRORS; sysctl/kernel.rst, perf_event_paranoid",
	.needs = { "root", "sysctl.kernel.perf_event_paranoid", "cap.SYS_ADMIN" },
	.cell = { .plain = true }, .sabotage = { .capabilities = "all" }, )
{
	struct perf_event_attr attr = { .type = PERF_TYPE_SOFTWARE,
		.size = sizeof(attr),
		.config = PERF_COUNT_SW_CPU_CLOCK,
		.disabled = 1 };

	if (file_number("/proc/sys/kernel/perf_event_paranoid") < 1)
		skip(SKIP_KERNEL, "kernel.perf_event_paranoid is below 1");
	EXPECT_ERRNO(syscall(SYS_perf_event_open, &attr, -1, 0, -1, PERF_FLAG_FD_CLOEXEC), EACCES);
	attr.exclude_kernel = 1;
	if (file_number("/proc/sys/kernel/perf_event_paranoid") <= 2)
		EXPECT_OK(syscall(
			SYS_perf_event_open, &attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC)); /* control */
}
