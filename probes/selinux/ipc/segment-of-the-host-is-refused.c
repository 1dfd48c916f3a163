/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/shm.h>

#include "stage.h"

PROBE(.claim = "shmat(2) of a segment of the host fails with EACCES, shm:unix_read, though its "
	       "mode is 0666",
	.source = "SELinux Notebook, Object Classes and Permissions, System V IPC Object Classes, "
		  "unix_read",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWIPC));
	int host = MUST(shmget(IPC_PRIVATE, 4096, 0666));
	AS("cell_t", categories())
	{
		int own = MUST(shmget(IPC_PRIVATE, 4096, 0666));
		EXPECT_ERRNO((long)shmat(host, NULL, SHM_RDONLY), EACCES);
		EXPECT_OK((long)shmat(own, NULL, SHM_RDONLY)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "shm", "unix_read");
}
