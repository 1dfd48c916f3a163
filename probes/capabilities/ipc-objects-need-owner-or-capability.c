/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

#include "_sets.h"

/* Kernel bug it catches: one kind of System V object open to everyone, or root let in by its ID. */
static long make(int kind)
{
	return kind == 0   ? shmget(IPC_PRIVATE, 4096, 0600)
	       : kind == 1 ? semget(IPC_PRIVATE, 1, 0600)
			   : msgget(IPC_PRIVATE, 0600);
}

static long look(int kind, int id)
{
	struct shmid_ds shm;
	struct msqid_ds msg;
	struct semid_ds sem;

	return kind == 0   ? shmctl(id, IPC_STAT, &shm)
	       : kind == 1 ? semctl(id, 0, IPC_STAT, &sem)
			   : msgctl(id, IPC_STAT, &msg);
}

static long destroy(int kind, int id)
{
	return kind == 0   ? shmctl(id, IPC_RMID, NULL)
	       : kind == 1 ? semctl(id, 0, IPC_RMID)
			   : msgctl(id, IPC_RMID, NULL);
}

PROBE(
	.claim = "Another's System V objects need CAP_IPC_OWNER to look at and CAP_SYS_ADMIN to "
		"remove",
	.source = "capabilities(7), CAP_IPC_OWNER and CAP_SYS_ADMIN; sysvipc(7); shmctl(2), ERRORS",
	.needs = { "root", "ns.ipc" },
	.sabotage = { .twin = "the capabilities are kept" },
)
{
	static const char *const names[] = { "shared memory", "semaphores", "messages" };

	MUST(unshare(CLONE_NEWIPC));
	for (int kind = 0; kind < 3; kind++) {
		uint64_t *words = shared_words();
		IN_CHILD(0) {
			become(1000, 1000);
			words[0] = (uint64_t)MUST(make(kind));
		}
		int id = (int)words[0];
		IN_CHILD(0) {
			if (!sabotaged()) {
				drop_cap(CAP_IPC_OWNER);
				drop_cap(CAP_SYS_ADMIN);
			}
			row("%s, look", names[kind]);
			EXPECT_ERRNO(look(kind, id), EACCES);
			row("%s, remove", names[kind]);
			EXPECT_ERRNO(destroy(kind, id), EPERM);
		}
		if (!sabotaged())
			EXPECT_OK(look(kind, id)); /* control: with them */
		destroy(kind, id);
	}
}
