/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_creds.h"

/* Kernel bug it catches: SO_PEERCRED with the number in the peer's or the initial namespace, or in
 * the namespace where the socket was made instead of the asking process's. */
static pid_t peer(int socket)
{
	struct ucred creds;
	socklen_t length = sizeof(creds);

	MUST(getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &creds, &length));
	return creds.pid;
}

PROBE(.claim = "The PID of SO_PEERCRED is the peer's in the asking process's namespace, or 0",
	.source = "unix(7), SO_PEERCRED; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	int outer[2], channel[2], inner;
	unsigned long long flags = sabotaged() ? 0 : CLONE_NEWPID;

	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, outer));
	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel));
	EXPECT_EQ(peer(outer[0]), getpid()); /* control */
	pid_t init = spawn(flags);
	if (init == 0) {
		int pair[2];
		row("a peer outside, asked for inside");
		EXPECT_EQ(peer(outer[1]), 0);
		MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
		row("a peer inside, asked for inside");
		EXPECT_EQ(peer(pair[0]), 1);
		send_fd(channel[1], pair[0]);
		probe_exit(0);
	}
	inner = recv_fd(channel[0]);
	row("a peer inside, asked for outside");
	EXPECT_EQ(peer(inner), init);
	pid_t sibling = spawn(flags);
	if (sibling == 0) {
		row("a peer in a sibling namespace");
		EXPECT_EQ(peer(inner), 0);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(sibling), 0);
	EXPECT_EXIT(child_wait(init), 0);
}
