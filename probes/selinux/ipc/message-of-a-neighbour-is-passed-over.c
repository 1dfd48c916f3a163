/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ipc.h>
#include <sys/msg.h>

#include "stage.h"

/* Kernel bug it catches: msgrcv(2) checks the queue and not the message that it takes. */
PROBE(.claim = "msgrcv(2) passes over a message with a neighbour's categories: ENOMSG, msg:receive",
	.source = "SELinux Notebook, Object Classes and Permissions, IPC Object Classes, msg, "
		  "receive",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	struct {
		long type;
		char text[4];
	} m = { 1, "abc" };
	int *queue = (int *)shared_words();

	stage();
	AS("cell_t", categories())
	{
		*queue = MUST(msgget(IPC_PRIVATE, IPC_CREAT | 0600));
		EXPECT_OK(msgsnd(*queue, &m, sizeof(m.text), 0)); /* control */
	}
	m.type = 2;
	/* The message takes the type of the queue and the level of its sender. */
	AS("cell_super_t", neighbour())
	MUST(msgsnd(*queue, &m, sizeof(m.text), 0));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(msgrcv(*queue, &m, sizeof(m.text), 2, IPC_NOWAIT), ENOMSG);
		EXPECT_EQ(msgrcv(*queue, &m, sizeof(m.text), 1, IPC_NOWAIT), 4); /* control */
	}
	msgctl(*queue, IPC_RMID, NULL);
	EXPECT_AVC("cell_t", object_context("cell_t", neighbour()), "msg", "receive");
}
