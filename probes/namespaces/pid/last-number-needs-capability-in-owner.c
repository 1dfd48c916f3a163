/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "probe.h"

/* Kernel bug it catches: the capability checked in the caller's user namespace instead of the PID
 * namespace's owner, or only by the file's mode. */
#define FILE_NAME "/proc/sys/kernel/ns_last_pid"

#ifndef CAP_CHECKPOINT_RESTORE
#define CAP_CHECKPOINT_RESTORE 40
#endif

PROBE(.claim = "ns_last_pid is set only with CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE in the owner",
	.source = "pid_namespaces(7), /proc files",
	.needs = { "root", "userns", "ns.pid", "sysctl.kernel.ns_last_pid",
		"cap.CHECKPOINT_RESTORE" },
	.sabotage = { .twin = "the capabilities are kept and the user namespace not changed" }, )
{
	IN_CHILD(CLONE_NEWPID)
	{
		IN_CHILD(0)
		{
			row("either of the two");
			drop_cap(CAP_SYS_ADMIN);
			EXPECT_OK(write_file(FILE_NAME, "500")); /* control */
		}
		IN_CHILD(0)
		{
			drop_cap(CAP_CHECKPOINT_RESTORE);
			EXPECT_OK(write_file(FILE_NAME, "600"));
			row("neither");
			if (!sabotaged())
				drop_cap(CAP_SYS_ADMIN);
			EXPECT_ERRNO(write_file(FILE_NAME, "700"), EPERM);
		}
		IN_CHILD(0)
		{
			row("in a child of the owner only");
			if (!sabotaged())
				MUST(unshare(CLONE_NEWUSER));
			EXPECT_ERRNO(write_file(FILE_NAME, "800"), EPERM);
		}
	}
}
