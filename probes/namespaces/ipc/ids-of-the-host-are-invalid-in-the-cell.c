/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: one operation that finds its object by number in the initial namespace. */
static void keep_objects(void);

static int do_shmat(const int *ids)
{
	return (int)(intptr_t)shmat(ids[0], NULL, 0);
}

static int do_shm_stat(const int *ids)
{
	struct shmid_ds ds;

	return shmctl(ids[0], IPC_STAT, &ds);
}

static int do_shm_set(const int *ids)
{
	return sysv_kinds[0].set(ids[0]);
}

static int do_shm_remove(const int *ids)
{
	return sysv_kinds[0].remove(ids[0]);
}

static int do_shm_lock(const int *ids)
{
	return shmctl(ids[0], SHM_LOCK, NULL);
}

static int do_semop(const int *ids)
{
	struct sembuf op = { .sem_op = 1 };

	return semop(ids[1], &op, 1);
}

static int do_sem_setval(const int *ids)
{
	union semun arg = { .val = 1 };

	return semctl(ids[1], 0, SETVAL, arg);
}

static int do_sem_getpid(const int *ids)
{
	return semctl(ids[1], 0, GETPID);
}

static int do_sem_set(const int *ids)
{
	return sysv_kinds[1].set(ids[1]);
}

static int do_sem_remove(const int *ids)
{
	return sysv_kinds[1].remove(ids[1]);
}

static int do_msgsnd(const int *ids)
{
	struct {
		long type;
		char text[1];
	} m = { 1, "" };

	return msgsnd(ids[2], &m, 1, IPC_NOWAIT);
}

static int do_msgrcv(const int *ids)
{
	struct {
		long type;
		char text[1];
	} m;

	return (int)msgrcv(ids[2], &m, 1, 0, IPC_NOWAIT);
}

static int do_msg_stat(const int *ids)
{
	struct msqid_ds ds;

	return msgctl(ids[2], IPC_STAT, &ds);
}

static int do_msg_set(const int *ids)
{
	return sysv_kinds[2].set(ids[2]);
}

static int do_msg_remove(const int *ids)
{
	return sysv_kinds[2].remove(ids[2]);
}

static const struct {
	const char *name;
	int (*call)(const int *ids);
} table[] = { { "shmat", do_shmat }, { "shmctl IPC_STAT", do_shm_stat },
	{ "shmctl IPC_SET", do_shm_set }, { "shmctl SHM_LOCK", do_shm_lock },
	{ "shmctl IPC_RMID", do_shm_remove }, { "semop", do_semop },
	{ "semctl SETVAL", do_sem_setval }, { "semctl GETPID", do_sem_getpid },
	{ "semctl IPC_SET", do_sem_set }, { "semctl IPC_RMID", do_sem_remove },
	{ "msgsnd", do_msgsnd }, { "msgrcv", do_msgrcv }, { "msgctl IPC_STAT", do_msg_stat },
	{ "msgctl IPC_SET", do_msg_set }, { "msgctl IPC_RMID", do_msg_remove } };

PROBE(.claim = "No System V operation in a cell finds an object of the host by its identifier",
	.source = "ipc_namespaces(7), DESCRIPTION", .needs = { "root", "ns.ipc" },
	.cell = { .plain = true }, .sabotage = { .share = NS_IPC }, .outside = keep_objects, )
{
	int own = MUST(sysv_kinds[0].get(IPC_PRIVATE, 0600));
	struct ipc_perm perm;

	EXPECT_OK(sysv_kinds[0].stat(own, &perm)); /* control */
	MUST(sysv_kinds[0].remove(own));
	await(1);
	const int *ids = (const int *)shared_words();
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		row("%s", table[i].name);
		EXPECT_ERRNO(table[i].call(ids), EINVAL);
	}
	tell(1);
}

static void keep_objects(void)
{
	int *ids = (int *)shared_words();

	for (int i = 0; i < 3; i++)
		ids[i] = MUST(sysv_kinds[i].get(IPC_PRIVATE, 0666));
	tell(1);
	await(1);
	for (int i = 0; i < 3; i++)
		EXPECT_OK(sysv_kinds[i].remove(ids[i])); /* the cell did not remove it */
}
