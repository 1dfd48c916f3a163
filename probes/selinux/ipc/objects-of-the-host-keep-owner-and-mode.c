/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>

#include "stage.h"

/* Kernel bug it catches: IPC_SET or IPC_RMID, which skip the mode bits, skip the label with them. */
PROBE(.claim = "IPC_SET and IPC_RMID on semaphores and queues of the host are EACCES: setattr, "
	       "destroy",
	.source = "SELinux Notebook, Object Classes and Permissions, IPC Object Classes, setattr",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	union {
		int val;
		struct semid_ds *buf;
	} arg;
	struct semid_ds sem_state;
	struct msqid_ds queue_state;

	stage();
	int sem = MUST(semget(IPC_PRIVATE, 1, IPC_CREAT | 0600)),
	    queue = MUST(msgget(IPC_PRIVATE, IPC_CREAT | 0600));
	arg.buf = &sem_state;
	MUST(semctl(sem, 0, IPC_STAT, arg));
	MUST(msgctl(queue, IPC_STAT, &queue_state));
	AS("cell_t", categories())
	{
		int own = MUST(msgget(IPC_PRIVATE, IPC_CREAT | 0600));
		EXPECT_ERRNO(semctl(sem, 0, IPC_SET, arg), EACCES);
		EXPECT_ERRNO(msgctl(queue, IPC_SET, &queue_state), EACCES);
		EXPECT_ERRNO(semctl(sem, 0, IPC_RMID, arg), EACCES);
		EXPECT_ERRNO(msgctl(queue, IPC_RMID, NULL), EACCES);
		EXPECT_OK(msgctl(own, IPC_SET, &queue_state)); /* control */
		EXPECT_OK(msgctl(own, IPC_RMID, NULL));
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "sem", "setattr");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "msgq", "setattr");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "sem", "destroy");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "msgq", "destroy");
	semctl(sem, 0, IPC_RMID, arg);
	msgctl(queue, IPC_RMID, NULL);
}
