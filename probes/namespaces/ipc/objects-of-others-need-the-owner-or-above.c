/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

#include "four.h"

/* Kernel bugs it catches: one of the operations that asks for its capability in the caller's user
 * namespace, so that root of any child reads or removes what another user keeps in its creator's. */
static int segment, queue, semaphores;

/* Made by another user of the owner, for nobody else; the numbers of a new namespace are known. */
static void prepare(void)
{
	MUST(setresuid(5, 5, 0));
	segment = MUST(shmget(IPC_PRIVATE, 4096, 0));
	queue = MUST(msgget(IPC_PRIVATE, 0));
	semaphores = MUST(semget(IPC_PRIVATE, 1, 0));
	MUST_BE(segment == 0 && queue == 0 && semaphores == 0);
	MUST(setresuid(0, 0, 0));
}

static int attach(void)
{
	return shmat(segment, NULL, SHM_RDONLY) == (void *)-1 ? -1 : 0;
}

static int segment_status(void)
{
	struct shmid_ds status;

	return shmctl(segment, IPC_STAT, &status);
}

static int queue_status(void)
{
	struct msqid_ds status;

	return msgctl(queue, IPC_STAT, &status);
}

static int send_message(void)
{
	struct msgbuf message = { .mtype = 1 };

	return msgsnd(queue, &message, 1, IPC_NOWAIT);
}

static int semaphore_value(void)
{
	return semctl(semaphores, 0, GETVAL) < 0 ? -1 : 0;
}

static int post(void)
{
	struct sembuf up = { .sem_op = 1 };

	return semop(semaphores, &up, 1);
}

static int set_owner_segment(void)
{
	struct shmid_ds status = { .shm_perm.uid = 5, .shm_perm.gid = 0 };

	return shmctl(segment, IPC_SET, &status);
}

static int set_owner_queue(void)
{
	struct msqid_ds status = { .msg_perm.uid = 5, .msg_qbytes = 1024 };

	return msgctl(queue, IPC_SET, &status);
}

static int lock(void)
{
	return shmctl(segment, SHM_LOCK, NULL);
}

static const struct four_op ops[] = {
	{ "shmat", attach, CAP_IPC_OWNER, EACCES },
	{ "shmctl IPC_STAT", segment_status, CAP_IPC_OWNER, EACCES },
	{ "msgctl IPC_STAT", queue_status, CAP_IPC_OWNER, EACCES },
	{ "msgsnd", send_message, CAP_IPC_OWNER, EACCES },
	{ "semctl GETVAL", semaphore_value, CAP_IPC_OWNER, EACCES },
	{ "semop", post, CAP_IPC_OWNER, EACCES },
	{ "shmctl IPC_SET", set_owner_segment, CAP_SYS_ADMIN, EPERM },
	{ "msgctl IPC_SET", set_owner_queue, CAP_SYS_ADMIN, EPERM },
	{ "SHM_LOCK", lock, CAP_IPC_LOCK, EPERM },
};

PROBE(.claim = "Another user's System V object needs a capability in the namespace's owner or "
	       "above it",
	.source = "shmctl(2), semctl(2), msgctl(2), ERRORS; user_namespaces(7), Capabilities",
	.needs = { "root", "userns", "ns.ipc" }, .sabotage = FOUR_TWIN, )
{
	four_cases(&(struct four){ .ns = CLONE_NEWIPC,
		.prepare = prepare,
		.ops = ops,
		.count = sizeof(ops) / sizeof(ops[0]) });
}
