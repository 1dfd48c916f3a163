/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: shm_rmid_forced of another namespace obeyed when a process ends, or when it
 * leaves its IPC namespace; a segment that is still attached elsewhere removed. */
static int abandoned(bool leaves)
{
	int out[2], id = -1;

	MUST(pipe2(out, O_CLOEXEC));
	IN_CHILD(0)
	{
		int made = MUST(shmget(IPC_PRIVATE, 4096, 0600));
		MUST(write(out[1], &made, sizeof(made)));
		if (leaves)
			MUST(unshare(CLONE_NEWIPC));
	}
	MUST(read(out[0], &id, sizeof(id)));
	close(out[0]);
	close(out[1]);
	return id;
}

PROBE(.claim = "shm_rmid_forced removes abandoned segments in its own IPC namespace and no other",
	.source = "proc(5), /proc/sys/kernel/shm_rmid_forced; ipc_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.ipc", "sysctl.kernel.shm_rmid_forced" },
	.sabotage = { .twin = "it is set in another namespace" }, )
{
	struct shmid_ds ds;

	MUST(unshare(CLONE_NEWIPC));
	IN_CHILD(CLONE_NEWIPC)
	{
		ipc_set("kernel/shm_rmid_forced", 1);
		if (sabotaged())
			MUST(unshare(CLONE_NEWIPC));
		row("set, its maker ends");
		EXPECT_ERRNO(shmctl(abandoned(false), IPC_STAT, &ds), EINVAL);
		row("set, its maker leaves");
		EXPECT_ERRNO(shmctl(abandoned(true), IPC_STAT, &ds), EINVAL);
		row("set, its maker lives");
		int id = MUST(shmget(IPC_PRIVATE, 4096, 0600));
		EXPECT_OK(shmctl(id, IPC_STAT, &ds)); /* control */
	}
	row("not set");
	EXPECT_OK(shmctl(abandoned(false), IPC_STAT, &ds));
}
