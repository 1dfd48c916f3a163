/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/msg.h>

#include "stage.h"

PROBE(.claim = "msgsnd(2), msgrcv(2) and msgget(2) on a queue of the host fail with EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, System V IPC Object Classes, "
		  "msgq",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWIPC));
	int host = MUST(msgget(0x7101, IPC_CREAT | 0666));
	AS("cell_t", categories())
	{
		struct {
			long type;
			char text[4];
		} m = { 1, "abc" };
		int own = MUST(msgget(IPC_PRIVATE, 0666));
		EXPECT_ERRNO(msgsnd(host, &m, 4, IPC_NOWAIT), EACCES);
		EXPECT_ERRNO(msgrcv(host, &m, 4, 0, IPC_NOWAIT), EACCES);
		EXPECT_ERRNO(msgget(0x7101, 0), EACCES);
		EXPECT_OK(msgsnd(own, &m, 4, IPC_NOWAIT)); /* control */
		EXPECT_EQ(msgrcv(own, &m, 4, 0, IPC_NOWAIT), 4);
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "msgq", "unix_write");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "msgq", "unix_read");
	EXPECT_AVC("cell_t", "bulkhead_host_t", "msgq", "associate");
}
