/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/timex.h>
#include <time.h>

#include "stage.h"

PROBE(.claim = "clock_settime(2) by a cell's root with all capabilities is EPERM, "
	       "capability:sys_time",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_time",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		struct timespec now;
		struct timex read_only = { 0 };
		MUST(clock_gettime(CLOCK_REALTIME, &now));
		EXPECT_ERRNO(clock_settime(CLOCK_REALTIME, &now), EPERM);
		EXPECT_OK(adjtimex(&read_only)); /* control: reading needs nothing */
	}
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_time");
}
