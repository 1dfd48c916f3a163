/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "init_module(2) and delete_module(2) by a cell's root are EPERM, "
	       "capability:sys_module",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_module",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(syscall(SYS_init_module, "", 0, ""), EPERM);
		EXPECT_ERRNO(
			syscall(SYS_delete_module, "bulkhead_no_such_module", O_NONBLOCK), EPERM);
	}
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_module");
	/* control: the host's answer is about the module, not about the caller */
	EXPECT_ERRNO(syscall(SYS_delete_module, "bulkhead_no_such_module", O_NONBLOCK), ENOENT);
}
