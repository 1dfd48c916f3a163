/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/klog.h>

#include "probe.h"

/* Kernel bug it catches: one of the three ways to the log without the check. */
PROBE(.claim = "Without CAP_SYSLOG a cell opens neither /proc/kmsg nor asks syslog(2) for unread "
	       "messages",
	.source = "syslog(2), ERRORS; capabilities(7), CAP_SYSLOG; proc(5), /proc/kmsg",
	.needs = { "root", "cap.SYSLOG" }, .cell = { .plain = true },
	.sabotage = { .capabilities = "all" }, )
{
	row("syslog");
	EXPECT_ERRNO(klogctl(9 /* SYSLOG_ACTION_SIZE_UNREAD */, NULL, 0), EPERM);
	row("/proc/kmsg");
	if (access("/proc/kmsg", F_OK) == 0)
		EXPECT_ERRNO(open("/proc/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC), EPERM);
	else
		row_skip(SKIP_KERNEL, "no /proc/kmsg");
	row("/dev/kmsg");
	EXPECT_ERRNO(open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC), ENOENT);
	row("the version, which is for all");
	EXPECT_OK(open("/proc/version", O_RDONLY | O_CLOEXEC)); /* control */
}
