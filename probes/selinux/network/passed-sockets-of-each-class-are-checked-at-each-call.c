/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if_ether.h>
#include <linux/netlink.h>

#include "_network.h"
#include "stage.h"

/* A name of the socket's own family, else bind(2) and connect(2) fail before the check or after. */
static struct sockaddr_storage any;
static socklen_t any_size;

static long do_bind(int s)
{
	return bind(s, (struct sockaddr *)&any, any_size);
}
static long do_connect(int s)
{
	return connect(s, (struct sockaddr *)&any, any_size);
}

static const struct {
	const char *perm;
	long (*call)(int);
} calls[] = { { "bind", do_bind }, { "connect", do_connect }, { "getopt", socket_getopt },
	{ "setopt", socket_setopt }, { "getattr", socket_name }, { "write", socket_send },
	{ "read", socket_receive }, { "shutdown", socket_shutdown }, { "ioctl", socket_ioctl } };

static const struct {
	const char *tclass;
	int family, type, protocol;
} sockets[] = { { "udp_socket", AF_INET, SOCK_DGRAM, 0 },
	{ "rawip_socket", AF_INET, SOCK_RAW, 253 }, { "unix_dgram_socket", AF_UNIX, SOCK_DGRAM, 0 },
	{ "packet_socket", AF_PACKET, SOCK_RAW, 0 },
	{ "netlink_route_socket", AF_NETLINK, SOCK_RAW, NETLINK_ROUTE },
	{ "netlink_generic_socket", AF_NETLINK, SOCK_RAW, NETLINK_GENERIC },
	{ "netlink_kobject_uevent_socket", AF_NETLINK, SOCK_RAW, NETLINK_KOBJECT_UEVENT },
	{ "netlink_tcpdiag_socket", AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG } };

/* Kernel bug it catches: a call is checked for stream sockets only, or against the generic class. */
PROBE(.claim = "Each call on a passed socket of the host is EACCES with its permission, in each "
	       "class",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Network Object Classes, socket",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN,
	.timeout_ms = 30000)
{
	stage();
	network_of_own();
	for (size_t k = 0; k < sizeof(sockets) / sizeof(sockets[0]); k++) {
		row("%s", sockets[k].tclass);
		int host = socket(sockets[k].family, sockets[k].type | SOCK_CLOEXEC | SOCK_NONBLOCK,
			sockets[k].protocol);
		if (host < 0 && (errno == EAFNOSUPPORT || errno == EPROTONOSUPPORT)) {
			row_skip(SKIP_KERNEL, "socket: %s", strerrorname_np(errno));
			continue;
		}
		MUST(host);
		any.ss_family = (sa_family_t)sockets[k].family;
		any_size = sockets[k].family == AF_UNIX ? sizeof(sa_family_t) : 20;
		AS("cell_t", categories())
		{
			for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
				EXPECT_ERRNO(calls[i].call(host), EACCES);
			int own = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
			EXPECT_OK(socket_setopt(own)); /* control */
			EXPECT_OK(socket_getopt(own));
			errno = 0;
			(void)socket_ioctl(own);
			EXPECT_NE(errno, EACCES);
			EXPECT_OK(socket_name(own));
			EXPECT_ERRNO(socket_shutdown(own), ENOTCONN);
		}
		for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
			EXPECT_AVC("cell_t", "bulkhead_host_t", sockets[k].tclass, calls[i].perm);
		close(host);
	}
}
