/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "stage.h"

PROBE(.claim = "pidfd_send_signal(2) on a passed pidfd of a host process fails with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, signal",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	int host_fd = MUST(pidfd_open(host, 0));
	int own_fd = MUST(pidfd_open(own, 0));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(pidfd_send_signal(host_fd, SIGTERM, NULL, 0), EACCES);
		EXPECT_OK(pidfd_send_signal(own_fd, SIGTERM, NULL, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "signal");
	drop(host);
	drop(own);
}
