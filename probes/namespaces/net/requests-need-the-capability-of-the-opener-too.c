/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: only the sender's credentials checked (CVE-2014-0181), so that a privileged
 * program that is handed a socket of an unprivileged one changes the network for it; or only the
 * opener's, so that a socket that was left open is a key. */
static int ask_up(int fd)
{
	struct ifinfomsg body = {
		.ifi_family = AF_UNSPEC, .ifi_index = 1, .ifi_flags = IFF_UP, .ifi_change = IFF_UP
	};
	struct nl nl;

	nl_begin(&nl, RTM_NEWLINK, NLM_F_ACK, &body, sizeof(body));
	/* To no address: a message that names the kernel is its sender's alone. */
	MUST(send(fd, nl.buf, nl.head.nlmsg_len, 0));
	MUST(recv(fd, nl.buf, sizeof(nl.buf), 0));
	struct nlmsgerr *answer = NLMSG_DATA(&nl.head);
	MUST_BE(nl.head.nlmsg_type == NLMSG_ERROR);
	errno = -answer->error;
	return answer->error ? -1 : 0;
}

PROBE(.claim = "A netlink request needs the capability of its sender and of the socket's opener",
	.source = "netlink(7), DESCRIPTION; CVE-2014-0181; capabilities(7), CAP_NET_ADMIN",
	.needs = { "root", "userns", "ns.net" },
	.sabotage = { .twin = "opener and sender keep their capabilities" }, )
{
	int pair[2];

	MUST(unshare(CLONE_NEWNET));
	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair));
	row("opened and used with it");
	int own = nl_socket(0);
	EXPECT_OK(ask_up(own)); /* control */
	row("opened with it, used without");
	IN_CHILD(0)
	{
		if (!sabotaged())
			become(4321, 4321);
		EXPECT_ERRNO(ask_up(own), EPERM);
	}
	row("opened without it, used with");
	IN_CHILD(0)
	{
		if (!sabotaged())
			become(4321, 4321);
		send_fd(pair[1], nl_socket(0));
	}
	int theirs = recv_fd(pair[0]);
	EXPECT_ERRNO(ask_up(theirs), EPERM);
	row("opened by root of a child user namespace, used with it");
	IN_USERNS(0, "0 0 1", "0 0 1")
	{
		send_fd(pair[1], nl_socket(0));
	}
	int inner = recv_fd(pair[0]);
	EXPECT_ERRNO(ask_up(inner), EPERM);
}
