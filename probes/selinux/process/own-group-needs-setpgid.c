/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "setpgid(2) on itself in a domain without process:setpgid fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, setpgid",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_child_t", categories())
	EXPECT_ERRNO(setpgid(0, 0), EACCES);
	AS("cell_t", categories())
	EXPECT_OK(setpgid(0, 0)); /* control */
	EXPECT_AVC("cell_child_t", "cell_child_t", "process", "setpgid");
}
