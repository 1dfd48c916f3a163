/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "stage.h"

static int nicer(void)
{
	return setpriority(PRIO_PROCESS, 0, -5);
}

PROBE(.claim = "A nice value below zero is EACCES without capability:sys_nice",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_nice",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	EXPECT_ERRNO(nicer(), EACCES);
	AS("cell_init_t", categories())
	EXPECT_OK(nicer()); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_nice");
}
