/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/timerfd.h>
#include <time.h>

#include "stage.h"

PROBE(.claim = "A timer on CLOCK_REALTIME_ALARM is EPERM without capability2:wake_alarm",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "wake_alarm",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(timerfd_create(CLOCK_REALTIME_ALARM, TFD_CLOEXEC), EPERM);
		EXPECT_OK(timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_t", "capability2", "wake_alarm");
}
