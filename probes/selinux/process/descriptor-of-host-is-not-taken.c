/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "stage.h"

PROBE(.claim = "pidfd_getfd(2) from a host process by a cell's root fails with EPERM, "
	       "process:ptrace",
	.source = "pidfd_getfd(2)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	int file = MUST(open("/own/f", O_RDWR | O_CREAT | O_CLOEXEC, 0600));
	pid_t host = hold_as("bulkhead_host_t", NULL);
	pid_t own = hold_as("cell_t", categories());
	int host_fd = MUST(pidfd_open(host, 0));
	int own_fd = MUST(pidfd_open(own, 0));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(pidfd_getfd(host_fd, file, 0), EPERM);
		EXPECT_OK(pidfd_getfd(own_fd, file, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "ptrace");
	drop(host);
	drop(own);
}
