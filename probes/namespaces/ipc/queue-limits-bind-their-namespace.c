/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: off by one at a limit; the limit or the count of another namespace used; a
 * removed queue still counted; the defaults not taken from the namespace. */
static int opened(const char *name, long messages, long size)
{
	int fd = queue_open(name, O_RDWR | O_CREAT | O_EXCL, messages, size);
	int error = errno;

	if (fd >= 0)
		close(fd);
	errno = error;
	return fd;
}

static void try_limits(void)
{
	struct {
		long flags, maxmsg, msgsize, curmsgs, reserved[4];
	} attr;

	row("msg_max");
	EXPECT_OK(opened("a", 5, 10)); /* control: exactly the limit */
	EXPECT_ERRNO(opened("b", 6, 10), EINVAL);
	row("msgsize_max");
	EXPECT_OK(opened("b", 1, 200));
	EXPECT_ERRNO(opened("c", 1, 201), EINVAL);
	row("defaults");
	int fd = queue_open("default", O_RDWR | O_CREAT | O_EXCL, 0, 0);
	MUST(fd);
	MUST(syscall(SYS_mq_getsetattr, fd, NULL, &attr));
	EXPECT_EQ(attr.maxmsg, 4);
	EXPECT_EQ(attr.msgsize, 150);
	row("queues_max");
	EXPECT_ERRNO(opened("d", 1, 1), ENOSPC);
	MUST(queue_unlink("a"));
	EXPECT_OK(opened("d", 1, 1));
	EXPECT_ERRNO(opened("e", 1, 1), ENOSPC);
}

PROBE(.claim = "The limits in fs.mqueue bind at their exact value, counted in their own namespace",
	.source = "mq_overview(7), /proc interfaces; mq_open(3), ERRORS",
	.needs = { "root", "ns.ipc", "fs.mqueue" },
	.sabotage = { .twin = "the limits are set in another namespace" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	for (int i = 0; i < 3; i++) /* not counted in the inner one */
		MUST(opened(fmt("q%d", i), 1, 1));
	IN_CHILD(CLONE_NEWIPC)
	{
		ipc_set("fs/mqueue/msg_max", 5);
		ipc_set("fs/mqueue/msgsize_max", 200);
		ipc_set("fs/mqueue/queues_max", 3);
		ipc_set("fs/mqueue/msg_default", 4);
		ipc_set("fs/mqueue/msgsize_default", 150);
		if (sabotaged())
			MUST(unshare(CLONE_NEWIPC));
		drop_cap(CAP_SYS_RESOURCE); /* it lifts them */
		try_limits();
	}
}
