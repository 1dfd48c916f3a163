/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: a call on an open queue that looks at the caller's namespace, and a queue
 * that loses its messages when its opener moves. */
PROBE(.claim = "An open message queue works in another IPC namespace, where its name means nothing",
	.source = "mq_overview(7); ipc_namespaces(7), DESCRIPTION; mq_notify(3)",
	.needs = { "root", "ns.ipc", "fs.mqueue" },
	.sabotage = { .twin = "the queue is opened again by its name" }, )
{
	char text[16] = "";

	MUST(unshare(CLONE_NEWIPC));
	int queue = MUST(queue_open("q", O_RDWR | O_CREAT, 3, 16));
	MUST(syscall(SYS_mq_timedsend, queue, "before", 7, 0, NULL));
	IN_CHILD(CLONE_NEWIPC)
	{
		if (sabotaged())
			queue = queue_open("q", O_RDWR, 0, 0);
		EXPECT_ERRNO(queue_open("q", O_RDWR, 0, 0), ENOENT); /* control */
		EXPECT_EQ(syscall(SYS_mq_timedreceive, queue, text, sizeof(text), NULL, NULL), 7);
		EXPECT_STR(text, "before");
		EXPECT_EQ(syscall(SYS_mq_timedsend, queue, "inside", 7, 0, NULL), 0);
	}
	EXPECT(fd_wait(queue, POLLIN, 0));
	if (!sabotaged())
		EXPECT_EQ(syscall(SYS_mq_timedreceive, queue, text, sizeof(text), NULL, NULL), 7);
	EXPECT_STR(text, sabotaged() ? "" : "inside");
}
