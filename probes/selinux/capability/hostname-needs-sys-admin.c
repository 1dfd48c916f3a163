/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static int rename_host(void)
{
	return sethostname("bulkhead", 8);
}

PROBE(.claim = "sethostname(2) by a cell's root with all capabilities is EPERM, "
	       "capability:sys_admin",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_admin",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWUTS));
	AS("cell_t", categories())
	EXPECT_ERRNO(rename_host(), EPERM);
	AS("cell_init_t", categories())
	EXPECT_OK(rename_host()); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_admin");
}
