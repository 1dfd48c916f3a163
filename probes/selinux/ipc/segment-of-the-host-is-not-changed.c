/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/shm.h>

#include "stage.h"

PROBE(.claim = "IPC_SET and SHM_LOCK on a segment of the host fail with EACCES: shm:setattr, "
	       "shm:lock",
	.source = "SELinux Notebook, Object Classes and Permissions, System V IPC Object Classes, "
		  "setattr, lock",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWIPC));
	int host = MUST(shmget(IPC_PRIVATE, 4096, 0666));
	AS("cell_t", categories())
	{
		struct shmid_ds set = { .shm_perm = { .mode = 0600 } };
		int own = MUST(shmget(IPC_PRIVATE, 4096, 0666));
		EXPECT_ERRNO(shmctl(host, IPC_SET, &set), EACCES);
		EXPECT_ERRNO(shmctl(host, SHM_LOCK, NULL), EACCES);
		EXPECT_OK(shmctl(own, IPC_SET, &set)); /* control */
		EXPECT_OK(shmctl(own, SHM_LOCK, NULL));
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "shm", "setattr");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "shm", "lock");
}
