/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What several probes of IPC namespaces share. */
#ifndef BULKHEAD_IPC_H
#define BULKHEAD_IPC_H

#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

#define IPC_KEY 0x626b6864

union semun {
	int val;
	struct semid_ds *buf;
	unsigned short *array;
	struct seminfo *info;
};

/* The three kinds of System V objects behind one interface; -1 and errno. */
struct sysv {
	const char *name; /* as in /proc/sysvipc */
	int (*get)(key_t key, int flags);
	int (*remove)(int id);
	int (*stat)(int id, struct ipc_perm *ret_perm);
	int (*set)(int id); /* IPC_SET of what is there, with mode 0666 */
};
extern const struct sysv sysv_kinds[3];

/* sysctl files of the caller's IPC namespace: "kernel/shmmax", "fs/mqueue/msg_max". */
void ipc_set(const char *file, long long value);
long long ipc_get(const char *file);
/*
 * The first member of a new namespace, in the v2 group or in the caller's (NULL): it calls make() and
 * stays until the gate.  Ready when it returns.
 */
struct gate;
pid_t member_with(const char *group, void (*make)(void), const struct gate *end);
/* Message queues by the bare calls: glibc's need a leading slash and do more. */
int queue_open(const char *name, int flags, long messages, long size);
int queue_unlink(const char *name);

#endif
