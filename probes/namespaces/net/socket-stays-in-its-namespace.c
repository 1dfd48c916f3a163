/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

#ifndef SIOCGSKNS
#define SIOCGSKNS 0x894c
#endif

/* Kernel bugs it catches: an operation on a socket that uses the caller's namespace instead of the
 * socket's: bind, a device ioctl, a netlink request; SIOCGSKNS answering for the caller. */
static int index_by(int fd, const char *name)
{
	struct ifreq r = { 0 };

	snprintf(r.ifr_name, sizeof(r.ifr_name), "%s", name);
	return ioctl(fd, SIOCGIFINDEX, &r);
}

static int netlink_by(int fd, const char *name)
{
	struct ifinfomsg body = { .ifi_family = AF_UNSPEC };
	struct nl nl;

	nl_begin(&nl, RTM_GETLINK, 0, &body, sizeof(body));
	nl_attr(&nl, IFLA_IFNAME, name, strlen(name) + 1);
	return nl_ask(fd, &nl);
}

PROBE(.claim = "A socket works in the network namespace of its creation wherever its holder goes",
	.source = "network_namespaces(7), DESCRIPTION; setns(2)", .needs = { "root", "ns.net" },
	.sabotage = { .twin = "the sockets are made after the change of namespace" }, )
{
	IN_CHILD(CLONE_NEWNET)
	{
		struct sockaddr_in any = { .sin_family = AF_INET };
		struct stat ns;
		ino_t home = ns_inode(0, "net");
		MUST(link_new("veth", "home0"));
		int taken = MUST(bound(SOCK_STREAM, AF_INET, 0));
		any.sin_port = htons(port_of(taken));
		int fd = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
		int netlink = nl_socket(0);

		MUST(unshare(CLONE_NEWNET));
		if (sabotaged()) {
			fd = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
			netlink = nl_socket(0);
		}
		row("device ioctl");
		EXPECT_OK(index_by(fd, "home0"));
		EXPECT_EQ(link_index("home0"), -1); /* control: the caller has left */
		row("netlink");
		EXPECT_OK(netlink_by(netlink, "home0"));
		row("port");
		EXPECT_ERRNO(bind(fd, (struct sockaddr *)&any, sizeof(any)), EADDRINUSE);
		row("SIOCGSKNS");
		int owner = ioctl(fd, SIOCGSKNS);
		if (EXPECT_GE(owner, 0)) {
			MUST(fstat(owner, &ns));
			EXPECT_EQ(ns.st_ino, home);
		}
	}
}
