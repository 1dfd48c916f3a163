/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <mqueue.h>

#include "_ipc.h"
#include "probe.h"

static int shm_get(key_t key, int flags)
{
	return shmget(key, 4096, flags);
}

static int shm_remove(int id)
{
	return shmctl(id, IPC_RMID, NULL);
}

static int shm_stat(int id, struct ipc_perm *ret_perm)
{
	struct shmid_ds ds;
	int result = shmctl(id, IPC_STAT, &ds);

	if (result == 0)
		*ret_perm = ds.shm_perm;
	return result;
}

static int shm_set(int id)
{
	struct shmid_ds ds = { .shm_perm = { .uid = geteuid(), .gid = getegid(), .mode = 0666 } };

	return shmctl(id, IPC_SET, &ds);
}

static int sem_get(key_t key, int flags)
{
	return semget(key, 1, flags);
}

static int sem_remove(int id)
{
	return semctl(id, 0, IPC_RMID);
}

static int sem_stat(int id, struct ipc_perm *ret_perm)
{
	struct semid_ds ds;
	union semun arg = { .buf = &ds };
	int result = semctl(id, 0, IPC_STAT, arg);

	if (result == 0)
		*ret_perm = ds.sem_perm;
	return result;
}

static int sem_set(int id)
{
	struct semid_ds ds = { .sem_perm = { .uid = geteuid(), .gid = getegid(), .mode = 0666 } };
	union semun arg = { .buf = &ds };

	return semctl(id, 0, IPC_SET, arg);
}

static int msg_get(key_t key, int flags)
{
	return msgget(key, flags);
}

static int msg_remove(int id)
{
	return msgctl(id, IPC_RMID, NULL);
}

static int msg_stat(int id, struct ipc_perm *ret_perm)
{
	struct msqid_ds ds;
	int result = msgctl(id, IPC_STAT, &ds);

	if (result == 0)
		*ret_perm = ds.msg_perm;
	return result;
}

static int msg_set(int id)
{
	struct msqid_ds ds = { .msg_qbytes = 1024,
		.msg_perm = { .uid = geteuid(), .gid = getegid(), .mode = 0666 } };

	return msgctl(id, IPC_SET, &ds);
}

const struct sysv sysv_kinds[3] = {
	{ "shm", shm_get, shm_remove, shm_stat, shm_set },
	{ "sem", sem_get, sem_remove, sem_stat, sem_set },
	{ "msg", msg_get, msg_remove, msg_stat, msg_set },
};

void ipc_set(const char *file, long long value)
{
	const char *path = fmt("/proc/sys/%s", file);

	if (write_file(path, fmt("%lld", value)) < 0)
		broken("%s = %lld: %m", path, value);
}

long long ipc_get(const char *file)
{
	return file_number(fmt("/proc/sys/%s", file));
}

int queue_open(const char *name, int flags, long messages, long size)
{
	struct mq_attr attr = { .mq_maxmsg = messages, .mq_msgsize = size };

	return (int)syscall(SYS_mq_open, name, flags | O_CLOEXEC, 0666, messages ? &attr : NULL);
}

int queue_unlink(const char *name)
{
	return (int)syscall(SYS_mq_unlink, name);
}

pid_t member_with(const char *group, void (*make)(void), const struct gate *end)
{
	struct gate ready = gate_new();
	pid_t pid = group ? spawn_in(group, CLONE_NEWIPC) : spawn(CLONE_NEWIPC);

	if (pid == 0) {
		make();
		gate_post(&ready);
		gate_wait(end);
		probe_exit(0);
	}
	gate_wait(&ready);
	close(ready.fd);
	return pid;
}
