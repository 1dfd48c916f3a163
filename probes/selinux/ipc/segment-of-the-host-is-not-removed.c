/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/shm.h>

#include "stage.h"

PROBE(.claim = "IPC_RMID of a segment of the host by a cell's root fails with EACCES, shm:destroy",
	.source = "SELinux Notebook, Object Classes and Permissions, System V IPC Object Classes, "
		  "destroy",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWIPC));
	int host = MUST(shmget(IPC_PRIVATE, 4096, 0666));
	AS("cell_t", categories())
	{
		int own = MUST(shmget(IPC_PRIVATE, 4096, 0666));
		EXPECT_ERRNO(shmctl(host, IPC_RMID, NULL), EACCES);
		EXPECT_OK(shmctl(own, IPC_RMID, NULL)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "shm", "destroy");
}
