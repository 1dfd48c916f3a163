/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: off by one at one of the four values of kernel.sem; the limit or the
 * count of another namespace used; a removed set still counted. */
static void try_limits(void)
{
	int id, ids[3];
	struct sembuf ops[5] = { 0 };

	row("SEMMSL, semaphores in a set");
	EXPECT_OK(ids[0] = semget(IPC_PRIVATE, 6, 0600)); /* control: exactly the limit */
	EXPECT_ERRNO(semget(IPC_PRIVATE, 7, 0600), EINVAL);
	row("SEMOPM, operations in a call");
	EXPECT_OK(semop(ids[0], ops, 4));
	EXPECT_ERRNO(semop(ids[0], ops, 5), E2BIG);
	row("SEMMNS, semaphores in all");
	EXPECT_OK(ids[1] = semget(IPC_PRIVATE, 4, 0600)); /* ten in all */
	EXPECT_ERRNO(semget(IPC_PRIVATE, 1, 0600), ENOSPC);
	row("SEMMNI, sets");
	semctl(ids[1], 0, IPC_RMID);
	EXPECT_OK(ids[1] = semget(IPC_PRIVATE, 1, 0600));
	EXPECT_OK(ids[2] = semget(IPC_PRIVATE, 1, 0600));
	EXPECT_ERRNO(semget(IPC_PRIVATE, 1, 0600), ENOSPC);
	semctl(ids[1], 0, IPC_RMID);
	EXPECT_OK(id = semget(IPC_PRIVATE, 1, 0600));
	semctl(id, 0, IPC_RMID);
}

PROBE(.claim = "The four values of kernel.sem bind exactly, counted in their own IPC namespace",
	.source = "semget(2), ERRORS; semop(2), ERRORS; proc(5), /proc/sys/kernel/sem",
	.needs = { "root", "ns.ipc" },
	.sabotage = { .twin = "the limits are set in another namespace" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	for (int i = 0; i < 3; i++)
		MUST(semget(IPC_PRIVATE, 10, 0600));
	IN_CHILD(CLONE_NEWIPC)
	{
		MUST(write_file("/proc/sys/kernel/sem", "6 10 4 3"));
		if (sabotaged())
			MUST(unshare(CLONE_NEWIPC));
		try_limits();
	}
}
