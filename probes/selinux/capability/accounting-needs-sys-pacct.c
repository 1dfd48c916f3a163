/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "acct(2) by a cell's root with all capabilities is EPERM, capability:sys_pacct",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_pacct",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		int r = acct(NULL);
		if (r < 0 && errno == ENOSYS)
			skip(SKIP_KERNEL, "acct(2): ENOSYS");
		EXPECT_ERRNO(acct(NULL), EPERM);
	}
	EXPECT_OK(acct(NULL)); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_pacct");
}
