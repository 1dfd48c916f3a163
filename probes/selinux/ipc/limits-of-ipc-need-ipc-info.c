/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

#include "stage.h"

PROBE(.claim = "IPC_INFO of shared memory, semaphores and queues is EACCES without system:ipc_info",
	.source = "SELinux Notebook, Object Classes and Permissions, System Object Class, ipc_info",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		char buf[256];
		EXPECT_ERRNO(shmctl(0, IPC_INFO, (struct shmid_ds *)buf), EACCES);
		EXPECT_ERRNO(semctl(0, 0, IPC_INFO, buf), EACCES);
		EXPECT_ERRNO(msgctl(0, IPC_INFO, (struct msqid_ds *)buf), EACCES);
	}
	AS("cell_init_t", categories())
	{
		char buf[256];
		EXPECT_OK(shmctl(0, IPC_INFO, (struct shmid_ds *)buf)); /* control */
	}
	EXPECT_AVC("cell_t", NULL, "system", "ipc_info");
}
