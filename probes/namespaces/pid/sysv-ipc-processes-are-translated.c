/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

#include "probe.h"

/* Kernel bug it catches: one of the recorded process IDs stored as a number, of the initial or of
 * the recorder's namespace, instead of being translated for whoever asks. */
struct ids {
	int shm, sem, msg;
};

static void touch(const struct ids *ids)
{
	struct {
		long type;
		char text[1];
	} m = { 1, "" };
	struct sembuf op = { .sem_op = 1 };

	MUST_PTR(shmat(ids->shm, NULL, 0));
	MUST(semop(ids->sem, &op, 1));
	MUST(msgsnd(ids->msg, &m, 1, 0));
	MUST(msgrcv(ids->msg, &m, 1, 0, 0));
}

static void check(const struct ids *ids, pid_t creator, pid_t last, const char *where)
{
	struct shmid_ds shm;
	struct msqid_ds msg;

	MUST(shmctl(ids->shm, IPC_STAT, &shm));
	MUST(msgctl(ids->msg, IPC_STAT, &msg));
	row("shm_cpid, %s", where);
	EXPECT_EQ(shm.shm_cpid, creator);
	row("shm_lpid, %s", where);
	EXPECT_EQ(shm.shm_lpid, last);
	row("GETPID, %s", where);
	EXPECT_EQ(semctl(ids->sem, 0, GETPID), last);
	row("msg_lspid, %s", where);
	EXPECT_EQ(msg.msg_lspid, last);
	row("msg_lrpid, %s", where);
	EXPECT_EQ(msg.msg_lrpid, last);
}

PROBE(.claim = "Process IDs recorded in System V objects are told in the asking process's "
	       "namespace",
	.source = "shmctl(2), IPC_STAT; semctl(2), GETPID; msgctl(2), IPC_STAT; pid_namespaces(7)",
	.needs = { "root", "ns.pid", "ns.ipc" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct gate touched = gate_new(), end = gate_new();

	MUST(unshare(CLONE_NEWIPC));
	struct ids ids = { MUST(shmget(IPC_PRIVATE, 1, 0600)), MUST(semget(IPC_PRIVATE, 1, 0600)),
		MUST(msgget(IPC_PRIVATE, 0600)) };
	touch(&ids);
	check(&ids, getpid(), getpid(), "own, seen by itself"); /* control */
	pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		check(&ids, 0, 0, "outside, seen from inside");
		touch(&ids);
		check(&ids, 0, 1, "inside, seen by itself");
		gate_post(&touched);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&touched);
	check(&ids, getpid(), init, "inside, seen from outside");
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
}
