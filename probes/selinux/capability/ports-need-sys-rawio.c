/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/io.h>

#include "stage.h"

PROBE(.claim = "ioperm(2) by a cell's root with all capabilities is EPERM, capability:sys_rawio",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_rawio",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	if (ioperm(0x80, 1, 0) < 0 && errno == ENOSYS)
		skip(SKIP_KERNEL, "ioperm: ENOSYS (CONFIG_X86_IOPERM)");
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(ioperm(0x80, 1, 1), EPERM);
		EXPECT_OK(ioperm(0x80, 1, 0)); /* control: giving up needs nothing */
	}
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_rawio");
}
