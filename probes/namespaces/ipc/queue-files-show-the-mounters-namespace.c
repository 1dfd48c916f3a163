/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

/* Kernel bugs it catches: mqueue mounted for the initial namespace; keyed on the reader; files made
 * through the mount that appear in another namespace. */
static const char *mount_queues(const char *name)
{
	const char *path = strdup(fmt("%s/%s", scratch(), name));

	make_dir(path);
	MUST(mount("mqueue", path, "mqueue", 0, NULL));
	return path;
}

PROBE(.claim = "An mqueue file system shows the queues of the namespace that it was mounted from",
	.source = "mq_overview(7), Mounting the message queue filesystem; ipc_namespaces(7)",
	.needs = { "root", "ns.ipc", "fs.mqueue" },
	.sabotage = { .twin = "no second IPC namespace is made" }, )
{
	MUST(unshare(CLONE_NEWNS | CLONE_NEWIPC));
	const char *outer = mount_queues("outer");
	MUST(queue_open("first", O_RDWR | O_CREAT, 0, 0));
	EXPECT_OK(access(fmt("%s/first", outer), F_OK)); /* control */
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWIPC)
	{
		const char *inner = mount_queues("inner");
		row("mounted inside");
		EXPECT_ERRNO(access(fmt("%s/first", inner), F_OK), ENOENT);
		MUST(queue_open("second", O_RDWR | O_CREAT, 0, 0));
		EXPECT_OK(access(fmt("%s/second", inner), F_OK));
		row("mounted outside, read inside");
		EXPECT_OK(access(fmt("%s/first", outer), F_OK));
		EXPECT_ERRNO(access(fmt("%s/second", outer), F_OK), ENOENT);
		row("file made through the outer mount");
		close(MUST(open(fmt("%s/third", outer), O_RDWR | O_CREAT | O_CLOEXEC, 0600)));
		EXPECT_ERRNO(queue_open("third", O_RDONLY, 0, 0), ENOENT);
	}
	EXPECT_GE(queue_open("third", O_RDONLY, 0, 0), 0);
	EXPECT_ERRNO(access(fmt("%s/second", outer), F_OK), ENOENT);
}
