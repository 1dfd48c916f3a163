/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>

#include "stage.h"

PROBE(.claim = "capget(2) of a host process fails with EACCES, process:getcap",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, getcap",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		struct __user_cap_data_struct data[2];
		struct __user_cap_header_struct of_host = { _LINUX_CAPABILITY_VERSION_3, host };
		struct __user_cap_header_struct of_own = { _LINUX_CAPABILITY_VERSION_3, own };
		EXPECT_ERRNO(syscall(SYS_capget, &of_host, data), EACCES);
		EXPECT_OK(syscall(SYS_capget, &of_own, data)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "getcap");
	drop(host);
	drop(own);
}
