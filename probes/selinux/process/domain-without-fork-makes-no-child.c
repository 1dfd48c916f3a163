/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "fork(2) in a domain without process:fork fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, fork",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_child_t", categories())
	EXPECT_ERRNO(try_spawn(0), EACCES);
	AS("cell_t", categories())
	IN_CHILD(0)
	EXPECT_OK(getpid()); /* control */
	EXPECT_AVC("cell_child_t", "cell_child_t", "process", "fork");
}
