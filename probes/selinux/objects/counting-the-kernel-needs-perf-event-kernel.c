/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/perf_event.h>

#include "stage.h"

static long open_event(bool kernel, int cpu)
{
	struct perf_event_attr a = { .type = PERF_TYPE_SOFTWARE,
		.size = sizeof(a),
		.config = PERF_COUNT_SW_CPU_CLOCK,
		.exclude_kernel = !kernel,
		.exclude_hv = 1 };

	return syscall(SYS_perf_event_open, &a, cpu < 0 ? 0 : -1, cpu, -1, PERF_FLAG_FD_CLOEXEC);
}

PROBE(.claim = "A perf event that counts the kernel, or a whole CPU, is EACCES: perf_event:kernel, "
	       "cpu",
	.source = "SELinux Notebook, Object Classes and Permissions, Performance Event Object "
		  "Class, kernel",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_init_t", categories())
	{
		EXPECT_ERRNO(open_event(true, -1), EACCES);
		EXPECT_ERRNO(open_event(false, 0), EACCES);
		EXPECT_OK(open_event(false, -1)); /* control */
	}
	EXPECT_AVC("cell_init_t", "cell_init_t", "perf_event", "kernel");
	EXPECT_AVC("cell_init_t", "cell_init_t", "perf_event", "cpu");
}
