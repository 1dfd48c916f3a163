/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sem.h>

#include "stage.h"

PROBE(.claim = "semop(2) and IPC_RMID on a set of the host fail with EACCES: sem:unix_write, "
	       "sem:destroy",
	.source = "SELinux Notebook, Object Classes and Permissions, System V IPC Object Classes, "
		  "sem",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWIPC));
	int host = MUST(semget(IPC_PRIVATE, 1, 0666));
	AS("cell_t", categories())
	{
		struct sembuf up = { .sem_op = 1 };
		int own = MUST(semget(IPC_PRIVATE, 1, 0666));
		EXPECT_ERRNO(semop(host, &up, 1), EACCES);
		EXPECT_ERRNO(semctl(host, 0, IPC_RMID), EACCES);
		EXPECT_OK(semop(own, &up, 1)); /* control */
		EXPECT_OK(semctl(own, 0, IPC_RMID));
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "sem", "unix_write");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "sem", "destroy");
}
