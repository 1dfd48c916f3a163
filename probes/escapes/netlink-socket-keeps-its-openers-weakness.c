/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/capability.h>
#include <sys/socket.h>

#include "probe.h"

/* Kernel bug it catches: an unprivileged program's netlink socket becomes a privileged one as the
 * standard output of a set-user-ID program, CVE-2014-0181. */
static int set_up(int fd)
{
	struct {
		struct nlmsghdr head;
		struct ifinfomsg body;
	} ask = { { sizeof(ask), RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK, 1, 0 },
		{ .ifi_index = 1, .ifi_flags = IFF_UP, .ifi_change = IFF_UP } };
	char buf[1024];
	struct nlmsghdr *head = (void *)buf;

	/* No address: the message goes where the socket is, as a write(2) would. */
	MUST(send(fd, &ask, sizeof(ask), 0));
	MUST(recv(fd, buf, sizeof(buf), 0));
	MUST_BE(head->nlmsg_type == NLMSG_ERROR);
	errno = -((struct nlmsgerr *)NLMSG_DATA(head))->error;
	return errno ? -1 : 0;
}

PROBE(.claim = "A netlink request needs its capability of the socket's opener as well as the "
	       "sender",
	.source = "CVE-2014-0181; netlink(7)", .needs = { "root", "ns.net" },
	.sabotage = { .twin = "the opener has the capability" }, )
{
	cap_value_t cap = CAP_NET_ADMIN;
	cap_t caps = MUST_PTR(cap_get_proc());

	MUST(unshare(CLONE_NEWNET));
	int strong = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
	MUST(cap_set_flag(caps, CAP_EFFECTIVE, 1, &cap, sabotaged() ? CAP_SET : CAP_CLEAR));
	MUST(cap_set_proc(caps));
	int weak = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
	row("a strong opener and a weak sender");
	EXPECT_ERRNO(set_up(strong), EPERM);
	MUST(cap_set_flag(caps, CAP_EFFECTIVE, 1, &cap, CAP_SET));
	MUST(cap_set_proc(caps));
	row("a weak opener and a strong sender");
	EXPECT_ERRNO(set_up(weak), EPERM);
	row("both strong");
	EXPECT_OK(set_up(strong)); /* control */
	cap_free(caps);
}
