/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>

#include "stage.h"

static int drop_all(void)
{
	struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct none[2] = { 0 };

	return (int)syscall(SYS_capset, &head, none);
}

PROBE(.claim = "capset(2) that only drops, in a domain without process:setcap, fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, setcap",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_child_t", categories())
	EXPECT_ERRNO(drop_all(), EACCES);
	AS("cell_t", categories())
	EXPECT_OK(drop_all()); /* control */
	EXPECT_AVC("cell_child_t", "cell_child_t", "process", "setcap");
}
