/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <net/if_arp.h>
#include <net/route.h>

#include "_net.h"

/* Kernel bug it catches: device calls that reach the devices by another family's socket, where the
 * check is another one: missing, or made in the caller's user namespace. */
static const struct {
	const char *name;
	unsigned long call;
} calls[] = { { "SIOCSIFFLAGS", SIOCSIFFLAGS }, { "SIOCSIFMTU", SIOCSIFMTU },
	{ "SIOCSIFHWADDR", SIOCSIFHWADDR }, { "SIOCSIFMETRIC", SIOCSIFMETRIC },
	{ "SIOCSIFNAME", SIOCSIFNAME }, { "SIOCSIFTXQLEN", SIOCSIFTXQLEN },
	{ "SIOCADDMULTI", SIOCADDMULTI } };
static const struct {
	const char *name;
	int family;
} families[] = { { "inet", AF_INET }, { "inet6", AF_INET6 }, { "unix", AF_UNIX },
	{ "netlink", AF_NETLINK } };

/* What only a socket of the address family knows. */
static const struct {
	const char *name;
	unsigned long call;
} address_calls[] = { { "SIOCSIFADDR", SIOCSIFADDR }, { "SIOCSIFNETMASK", SIOCSIFNETMASK },
	{ "SIOCSIFBRDADDR", SIOCSIFBRDADDR }, { "SIOCSIFDSTADDR", SIOCSIFDSTADDR } };
static const struct {
	const char *name;
	unsigned long call;
} route_calls[] = { { "SIOCADDRT", SIOCADDRT }, { "SIOCDELRT", SIOCDELRT },
	{ "SIOCSARP", SIOCSARP }, { "SIOCDARP", SIOCDARP } };

static int try_address(unsigned long call)
{
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(call == SIOCSIFNETMASK ? 0xff000000 : 0x7f000002) };
	struct ifreq r = { .ifr_name = "lo" };

	memcpy(&r.ifr_addr, &address, sizeof(address));
	int error = ioctl(fd, call, &r) < 0 ? errno : 0;
	close(fd);
	return error;
}

static int try_route(unsigned long call)
{
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	struct sockaddr_in address = { .sin_family = AF_INET };
	union {
		struct rtentry route;
		struct arpreq arp;
	} ask = { 0 };

	if (call == SIOCSARP || call == SIOCDARP) {
		memcpy(&ask.arp.arp_pa, &address, sizeof(address));
		ask.arp.arp_flags = ATF_COM;
	} else {
		memcpy(&ask.route.rt_dst, &address, sizeof(address));
		memcpy(&ask.route.rt_genmask, &address, sizeof(address));
		ask.route.rt_flags = RTF_UP;
		ask.route.rt_dev = (char *)"lo";
	}
	int error = ioctl(fd, call, &ask) < 0 ? errno : 0;
	close(fd);
	return error;
}

/* 0, or the errno. */
static int try_call(int family, unsigned long call)
{
	int fd = socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0), error = 0;
	struct ifreq r = { .ifr_name = "lo" };

	if (fd < 0)
		return -errno;
	if (call == SIOCSIFMTU)
		r.ifr_mtu = 1500;
	if (call == SIOCSIFNAME)
		strcpy(r.ifr_newname, "lo9");
	if (ioctl(fd, call, &r) < 0)
		error = errno;
	close(fd);
	return error;
}

PROBE(.claim = "Settings of a device need CAP_NET_ADMIN in the network's owner by every kind of "
	       "socket",
	.source = "netdevice(7), Ioctls; capabilities(7), CAP_NET_ADMIN; user_namespaces(7)",
	.needs = { "root", "userns", "ns.net" },
	.sabotage = { .twin = "the caller owns the network namespace" }, )
{
	IN_CHILD(CLONE_NEWNET)
	{
		IN_USERNS(sabotaged() ? CLONE_NEWNET : 0, "0 0 1", "0 0 1")
		{
			for (size_t f = 0; f < sizeof(families) / sizeof(*families); f++) {
				for (size_t c = 0; c < sizeof(calls) / sizeof(*calls); c++) {
					row("%s by %s", calls[c].name, families[f].name);
					int error = try_call(families[f].family, calls[c].call);
					if (error < 0)
						row_skip(SKIP_KERNEL, "socket: %s",
							strerrorname_np(-error));
					else
						EXPECT_EQ(error, EPERM);
				}
			}
		}
		IN_USERNS(sabotaged() ? CLONE_NEWNET : 0, "0 0 1", "0 0 1")
		{
			for (size_t c = 0; c < 4; c++) {
				row("%s", address_calls[c].name);
				EXPECT_EQ(try_address(address_calls[c].call), EPERM);
				row("%s", route_calls[c].name);
				EXPECT_EQ(try_route(route_calls[c].call), EPERM);
			}
		}
		row("by the owner");
		EXPECT_EQ(try_address(SIOCSIFADDR), 0); /* control */
		for (size_t f = 0; f < 3; f++)
			EXPECT_EQ(try_call(families[f].family, SIOCSIFMTU), 0); /* control */
	}
}
