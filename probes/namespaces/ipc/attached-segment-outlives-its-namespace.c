/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: memory of a segment freed while it is attached when its namespace goes; its
 * attachment not counted once the process has left; shmdt(2) looking in the new namespace. */
PROBE(.claim = "A segment stays attached and counted when its process leaves, or the namespace "
	       "ends",
	.source = "ipc_namespaces(7), DESCRIPTION; shmat(2); shmctl(2), shm_nattch",
	.needs = { "root", "ns.ipc" },
	.sabotage = { .twin = "the segment is detached before the process leaves" }, )
{
	struct shmid_ds ds;

	MUST(unshare(CLONE_NEWIPC));
	int old = ns_open(0, "ipc"), id = MUST(shmget(IPC_PRIVATE, 4096, 0600));
	row("left");
	char *memory = MUST_PTR(shmat(id, NULL, 0));
	strcpy(memory, "still here");
	if (sabotaged())
		MUST(shmdt(memory));
	MUST(unshare(CLONE_NEWIPC));
	EXPECT_ERRNO(shmctl(id, IPC_STAT, &ds), EINVAL); /* control: it has left */
	IN_CHILD(0)
	{
		MUST(setns(old, CLONE_NEWIPC));
		MUST(shmctl(id, IPC_STAT, &ds));
		EXPECT_EQ(ds.shm_nattch, 2); /* this child has inherited it */
	}
	if (sabotaged())
		return;
	EXPECT_STR(memory, "still here");
	row("ended");
	close(old); /* nobody is left, and no handle */
	IN_CHILD(0)
	{
		EXPECT_STR(memory, "still here");
		strcpy(memory, "written");
	}
	EXPECT_STR(memory, "written");
	EXPECT_OK(shmdt(memory));
	EXPECT_ERRNO(shmdt(memory), EINVAL);
}
