/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/kcmp.h>

#include "stage.h"

PROBE(.claim = "kcmp(2) with a host process fails with EPERM: a reading ptrace access asks for "
	       "file:read",
	.source = "kcmp(2)", .denied_by = "types", .needs = { "selinux", "root", "syscall.kcmp" },
	.sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(syscall(SYS_kcmp, host, own, KCMP_VM, 0, 0), EPERM);
		EXPECT_OK(syscall(SYS_kcmp, own, own, KCMP_VM, 0, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "file", "read");
	drop(host);
	drop(own);
}
