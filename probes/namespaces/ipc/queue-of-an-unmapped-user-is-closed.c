/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bug it catches: CAP_DAC_OVERRIDE of a child user namespace honoured for a queue whose owner
 * that namespace does not map; mq_unlink(3) without the sticky rule. */
PROBE(.claim = "Root of a user namespace that does not map a queue's owner neither opens nor "
	       "unlinks it",
	.source = "mq_open(3), ERRORS; mq_unlink(3), ERRORS; user_namespaces(7)",
	.needs = { "root", "userns", "ns.ipc", "fs.mqueue" },
	.sabotage = { .twin = "the caller keeps its user namespace" }, )
{
	MUST(unshare(CLONE_NEWIPC));
	int made = (int)MUST(
		syscall(SYS_mq_open, "q", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600, NULL));
	MUST(close(made));
	EXPECT_GE(queue_open("q", O_RDONLY, 0, 0), 0); /* control */
	if (sabotaged()) {
		IN_CHILD(0)
		{
			EXPECT_ERRNO(queue_open("q", O_RDONLY, 0, 0), EACCES);
		}
		return;
	}
	IN_USERNS(0, "0 65534 1", "0 65534 1")
	{
		MUST(setresgid(0, 0, 0));
		MUST(setresuid(0, 0, 0));
		EXPECT_ERRNO(queue_open("q", O_RDONLY, 0, 0), EACCES);
		EXPECT_ERRNO(queue_open("q", O_WRONLY, 0, 0), EACCES);
		int result = queue_unlink("q"), error = errno;
		EXPECT_EQ(result, -1);
		EXPECT(error == EPERM || error == EACCES);
	}
	EXPECT_OK(queue_unlink("q"));
}
