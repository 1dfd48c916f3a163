/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: an IPC limit set for a cell that is the host's, or not in force inside. */
static void compare(void);

static const char *const files[] = { "kernel/shmmni", "kernel/msgmax", "fs/mqueue/msg_max" };

PROBE(.claim = "IPC limits set for a cell are in force in the cell, and the host keeps its own",
	.source = "ipc_namespaces(7), DESCRIPTION; OCI runtime-spec config-linux.md, sysctl",
	.needs = { "root", "ns.ipc", "sysctl.fs.mqueue.msg_max" },
	.cell = { .sysctl = { "kernel.shmmni=3", "kernel.msgmax=1111", "fs.mqueue.msg_max=6" } },
	.sabotage = { .plain = true }, .outside = compare, )
{
	int ids[4];

	EXPECT_EQ(ipc_get(files[0]), 3);
	EXPECT_EQ(ipc_get(files[1]), 1111);
	EXPECT_EQ(ipc_get(files[2]), 6);
	for (int i = 0; i < 3; i++)
		EXPECT_GE(ids[i] = shmget(IPC_PRIVATE, 1, 0600), 0); /* control */
	EXPECT_ERRNO(ids[3] = shmget(IPC_PRIVATE, 1, 0600), ENOSPC);
	for (int i = 0; i < 4; i++)
		shmctl(ids[i], IPC_RMID, NULL);
	tell(1);
	await(1);
}

static void compare(void)
{
	await(1);
	EXPECT_NE(ipc_get(files[0]), 3);
	EXPECT_NE(ipc_get(files[1]), 1111);
	EXPECT_NE(ipc_get(files[2]), 6);
	tell(1);
}
