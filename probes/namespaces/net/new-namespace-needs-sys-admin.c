/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "probe.h"

/* Kernel bug it catches: one of the ways in without its capability check, or with it made in the
 * caller's user namespace instead of the target's owner. */
static long reaped(long pid)
{
	if (pid == 0)
		probe_exit(0);
	if (pid > 0)
		child_wait((pid_t)pid);
	return pid;
}

PROBE(.claim = "Making or joining an network namespace needs CAP_SYS_ADMIN; joining also in its "
	       "owner",
	.source = "namespaces(7), The namespaces API; setns(2), Network, IPC, time, and UTS "
		  "namespaces",
	.needs = { "root", "userns", "ns.net" },
	.sabotage = { .twin = "the capability is kept and the user namespace not changed" }, )
{
	int own = ns_open(0, "net");

	row("with the capability");
	EXPECT_OK(reaped(try_spawn(CLONE_NEWNET))); /* control */
	EXPECT_OK(setns(own, CLONE_NEWNET));
	IN_CHILD(0)
	{
		if (!sabotaged())
			drop_cap(CAP_SYS_ADMIN);
		row("clone3");
		EXPECT_ERRNO(reaped(try_spawn(CLONE_NEWNET)), EPERM);
		row("clone");
		EXPECT_ERRNO(reaped(syscall(SYS_clone, CLONE_NEWNET | SIGCHLD, 0, 0, 0, 0)), EPERM);
		row("unshare");
		EXPECT_ERRNO(unshare(CLONE_NEWNET), EPERM);
		row("setns");
		EXPECT_ERRNO(setns(own, CLONE_NEWNET), EPERM);
	}
	IN_CHILD(0)
	{
		row("setns from a child of the owner");
		if (!sabotaged())
			MUST(unshare(CLONE_NEWUSER));
		EXPECT_ERRNO(setns(own, CLONE_NEWNET), EPERM);
	}
}
