/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/klog.h>

#include "stage.h"

PROBE(.claim = "With capability2:syslog clearing the kernel log is still EACCES without "
	       "system:syslog_mod",
	.source =
		"SELinux Notebook, Object Classes and Permissions, System Object Class, syslog_mod",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	char buf[64];

	stage();
	AS("cell_init_t", categories())
	{
		EXPECT_ERRNO(klogctl(sabotaged() ? 10 : 5, buf, 0), EACCES);
		EXPECT_OK(klogctl(3, buf, sizeof(buf))); /* control */
	}
	EXPECT_AVC("cell_init_t", "kernel_t", "system", "syslog_mod");
}
