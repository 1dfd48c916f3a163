/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/perf_event.h>
#include <sys/ioctl.h>

#include "stage.h"

static int counter(void)
{
	struct perf_event_attr a = { .type = PERF_TYPE_SOFTWARE,
		.size = sizeof(a),
		.config = PERF_COUNT_SW_TASK_CLOCK,
		.exclude_kernel = 1 };

	return (int)syscall(SYS_perf_event_open, &a, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

/* Kernel bug it catches: a counter is checked when it is opened and never again. */
PROBE(.claim = "A counter of the host, passed to a cell, is EACCES to read and to reset",
	.source = "SELinux Notebook, Object Classes and Permissions, Performance Event Object "
		  "Class, read",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	uint64_t value;

	stage();
	int host = counter();
	if (host < 0 && (errno == ENOSYS || errno == ENOENT || errno == EOPNOTSUPP))
		skip(SKIP_KERNEL, "perf_event_open: %s", strerrorname_np(errno));
	MUST(host);
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(read(host, &value, sizeof(value)), EACCES);
		EXPECT_ERRNO(ioctl(host, PERF_EVENT_IOC_RESET, 0), EACCES);
	}
	AS("cell_init_t", categories())
	{
		int own = MUST(counter());
		EXPECT_EQ(read(own, &value, sizeof(value)), 8); /* control */
		EXPECT_OK(ioctl(own, PERF_EVENT_IOC_RESET, 0));
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "perf_event", "read");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "perf_event", "write");
}
