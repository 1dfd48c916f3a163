/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_creds.h"

/* Kernel bug it catches: the capability to name another process checked in the caller's user
 * namespace, so that root of any child user namespace passes for any process it can see. */
PROBE(.claim = "A foreign PID in SCM_CREDENTIALS needs CAP_SYS_ADMIN in the PID namespace's owner",
	.source = "unix(7), SCM_CREDENTIALS; user_namespaces(7)",
	.needs = { "root", "userns", "ns.pid" },
	.sabotage = { .twin = "the capability is kept and the user namespace not changed" }, )
{
	int sockets[2];
	struct ucred other = { .pid = getpid() };

	creds_pair(sockets);
	row("with the capability");
	IN_CHILD(0)
	{
		EXPECT_OK(send_creds(sockets[1], &other)); /* control */
		EXPECT_EQ(recv_creds(sockets[0]).pid, other.pid);
	}
	IN_CHILD(0)
	{
		row("without it");
		if (!sabotaged())
			drop_cap(CAP_SYS_ADMIN);
		EXPECT_ERRNO(send_creds(sockets[1], &other), EPERM);
		other.pid = getpid();
		EXPECT_OK(send_creds(sockets[1], &other)); /* its own is free */
		other.pid = getppid();
	}
	row("only in a child of the owner");
	if (sabotaged())
		IN_CHILD(0)
	EXPECT_ERRNO(send_creds(sockets[1], &other), EPERM);
	else IN_USERNS(0, "0 0 1", "0 0 1") EXPECT_ERRNO(send_creds(sockets[1], &other), EPERM);
	IN_USERNS(CLONE_NEWPID, "0 0 1", "0 0 1")
	{
		row("by the owner of the PID namespace");
		pid_t child = spawn(0);
		if (child == 0) {
			other.pid = 1;
			EXPECT_OK(send_creds(sockets[1], &other));
			row("no such process");
			other.pid = 3333;
			EXPECT_ERRNO(send_creds(sockets[1], &other), ESRCH);
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(child), 0);
	}
}
