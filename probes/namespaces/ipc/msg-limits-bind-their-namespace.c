/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: off by one at a limit; the limit of another namespace used; msgmnb read
 * when a message is sent and not when the queue is made. */
struct message {
	long type;
	char text[256];
};

static void try_limits(void)
{
	struct message m = { .type = 1 };
	int id, ids[2];

	row("msgmax, bytes of a message");
	EXPECT_OK(ids[0] = msgget(IPC_PRIVATE, 0600));
	EXPECT_OK(msgsnd(ids[0], &m, 100, IPC_NOWAIT)); /* control: exactly the limit */
	EXPECT_ERRNO(msgsnd(ids[0], &m, 101, IPC_NOWAIT), EINVAL);
	row("msgmnb, bytes in a queue");
	EXPECT_OK(msgsnd(ids[0], &m, 100, IPC_NOWAIT));
	EXPECT_OK(msgsnd(ids[0], &m, 50, IPC_NOWAIT)); /* 250 in all */
	EXPECT_ERRNO(msgsnd(ids[0], &m, 1, IPC_NOWAIT), EAGAIN);
	EXPECT_EQ(msgrcv(ids[0], &m, 100, 0, IPC_NOWAIT), 100);
	EXPECT_OK(msgsnd(ids[0], &m, 100, IPC_NOWAIT));
	row("msgmni, queues");
	EXPECT_OK(ids[1] = msgget(IPC_PRIVATE, 0600));
	EXPECT_ERRNO(msgget(IPC_PRIVATE, 0600), ENOSPC);
	msgctl(ids[1], IPC_RMID, NULL);
	EXPECT_OK(id = msgget(IPC_PRIVATE, 0600));
	msgctl(id, IPC_RMID, NULL);
	row("msg_qbytes above msgmnb");
	struct msqid_ds ds;
	MUST(msgctl(ids[0], IPC_STAT, &ds));
	EXPECT_EQ(ds.msg_qbytes, 250);
	EXPECT_OK(msgctl(ids[0], IPC_SET, &ds));
	ds.msg_qbytes++;
	EXPECT_ERRNO(msgctl(ids[0], IPC_SET, &ds), EPERM);
}

PROBE(.claim = "msgmax, msgmnb and msgmni bind at their exact value, counted in their own "
	       "namespace",
	.source = "msgget(2), ERRORS; msgsnd(2), ERRORS; msgctl(2), IPC_SET",
	.needs = { "root", "ns.ipc" },
	.sabotage = { .twin = "the limits are set in another namespace" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	for (int i = 0; i < 3; i++)
		MUST(msgget(IPC_PRIVATE, 0600));
	IN_CHILD(CLONE_NEWIPC)
	{
		ipc_set("kernel/msgmax", 100);
		ipc_set("kernel/msgmnb", 250);
		ipc_set("kernel/msgmni", 2);
		if (sabotaged())
			MUST(unshare(CLONE_NEWIPC));
		drop_cap(24 /* CAP_SYS_RESOURCE */);
		try_limits();
	}
}
