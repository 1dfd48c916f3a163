/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: CAP_SYS_TIME checked against the initial user namespace, the caller's, or
 * by the writer's credentials instead of the opener's; another capability checked. */
PROBE(.claim = "Writing timens_offsets needs CAP_SYS_TIME in the time namespace's owner, at open",
	.source = "time_namespaces(7), /proc/PID/timens_offsets",
	.needs = { "root", "userns", "ns.time", "cap.SYS_TIME" },
	.sabotage = { .twin = "the capability is kept" }, )
{
	IN_CHILD(0)
	{
		row("with the capability");
		MUST(unshare(CLONE_NEWTIME));
		EXPECT_OK(write_offsets("monotonic 5 0\n")); /* control */
		row("without it");
		int before = MUST(open("/proc/self/timens_offsets", O_WRONLY | O_CLOEXEC));
		if (!sabotaged())
			drop_cap(CAP_SYS_TIME);
		EXPECT_ERRNO(write_offsets("monotonic 6 0\n"), EPERM);
		row("opened with it");
		EXPECT_OK(write(before, "monotonic 7 0\n", 14));
	}
	IN_CHILD(0)
	{
		row("only in a child of the owner");
		MUST(unshare(CLONE_NEWTIME));
		if (!sabotaged())
			MUST(unshare(CLONE_NEWUSER));
		/* The file still belongs to the user that is 0 outside: the open is allowed. */
		EXPECT_ERRNO(write_offsets("monotonic 6 0\n"), EPERM);
	}
	IN_USERNS(0, "0 0 1", "0 0 1")
	{
		row("in the owner, a child user namespace");
		MUST(unshare(CLONE_NEWTIME));
		EXPECT_OK(write_offsets("monotonic 8 0\n"));
	}
}
