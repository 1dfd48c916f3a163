/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: undo lists carried into another IPC namespace, to be applied there or never:
 * the set left behind stays locked. */
static int value_of(int id)
{
	return MUST(semctl(id, 0, GETVAL));
}

PROBE(.claim = "A process that leaves its IPC namespace has its semaphore adjustments undone at "
	       "once",
	.source = "unshare(2), CLONE_NEWIPC, CLONE_SYSVSEM; semop(2), SEM_UNDO",
	.needs = { "root", "ns.ipc" }, .sabotage = { .twin = "the process does not leave" }, )
{
	struct sembuf take = { .sem_op = -1, .sem_flg = SEM_UNDO };
	union semun one = { .val = 1 };

	MUST(unshare(CLONE_NEWIPC));
	int other = -1;
	struct gate end = gate_new();
	pid_t member = spawn(CLONE_NEWIPC);
	if (member == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	other = ns_open(member, "ipc");
	int id = MUST(semget(IPC_PRIVATE, 1, 0600));
	for (int by_setns = 0; by_setns < 2; by_setns++) {
		struct gate left = gate_new(), over = gate_new();
		row(by_setns ? "by setns" : "by unshare");
		MUST(semctl(id, 0, SETVAL, one));
		pid_t pid = spawn(0);
		if (pid == 0) {
			MUST(semop(id, &take, 1));
			EXPECT_EQ(value_of(id), 0); /* control */
			if (!sabotaged() && by_setns)
				MUST(setns(other, CLONE_NEWIPC));
			else if (!sabotaged())
				MUST(unshare(CLONE_NEWIPC));
			gate_post(&left);
			gate_wait(&over);
			probe_exit(0);
		}
		gate_wait(&left);
		EXPECT_EQ(value_of(id), 1);
		gate_post(&over);
		EXPECT_EXIT(child_wait(pid), 0);
		EXPECT_EQ(value_of(id), 1); /* and not a second time at the end */
	}
	row("unshare of the undo list alone");
	MUST(semctl(id, 0, SETVAL, one));
	MUST(semop(id, &take, 1));
	if (!sabotaged())
		MUST(unshare(CLONE_SYSVSEM));
	EXPECT_EQ(value_of(id), 1);
	gate_post(&end);
	child_wait(member);
}
