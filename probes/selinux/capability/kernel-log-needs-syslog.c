/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/klog.h>

#include "stage.h"

PROBE(.claim = "syslog(2) of the kernel's buffer is EPERM without capability2:syslog under "
	       "dmesg_restrict",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "syslog",
	.denied_by = "types", .needs = { "selinux", "root", "sysctl.kernel.dmesg_restrict" },
	.sabotage = SUPER_TWIN)
{
	char buf[64];

	stage();
	if (file_number("/proc/sys/kernel/dmesg_restrict") != 1)
		skip(SKIP_KERNEL, "kernel.dmesg_restrict is not 1");
	AS("cell_t", categories())
	EXPECT_ERRNO(klogctl(3, buf, sizeof(buf)), EPERM);
	AS("cell_init_t", categories())
	EXPECT_OK(klogctl(3, buf, sizeof(buf))); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability2", "syslog");
}
