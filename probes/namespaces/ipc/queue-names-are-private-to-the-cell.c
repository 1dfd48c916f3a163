/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: mq_open(2) or mq_unlink(2) walking the initial namespace's mqueue. */
static void keep_queue(void);

PROBE(.claim = "A cell neither opens nor removes the host's message queue, and may use its name",
	.source = "ipc_namespaces(7), DESCRIPTION; mq_overview(7)",
	.needs = { "root", "ns.ipc", "fs.mqueue" }, .cell = { .plain = true },
	.sabotage = { .share = NS_IPC }, .outside = keep_queue, )
{
	const char *name = (const char *)shared_words();

	await(1);
	EXPECT_ERRNO(queue_open(name, O_RDONLY, 0, 0), ENOENT);
	EXPECT_ERRNO(queue_unlink(name), ENOENT);
	int fd = queue_open(name, O_RDWR | O_CREAT | O_EXCL, 0, 0); /* control */
	EXPECT_GE(fd, 0);
	EXPECT_OK(queue_unlink(name));
	tell(1);
}

static void keep_queue(void)
{
	const char *name = fmt("bulkhead-%d", getpid());

	snprintf((char *)shared_words(), 64, "%s", name);
	MUST(queue_open(name, O_RDWR | O_CREAT | O_EXCL, 0, 0));
	tell(1);
	await(1);
	EXPECT_GE(queue_open(name, O_RDONLY, 0, 0), 0);
	queue_unlink(name);
}
