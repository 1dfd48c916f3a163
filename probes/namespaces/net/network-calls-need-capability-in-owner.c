/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if_packet.h>
#include <linux/if_tun.h>
#include <net/ethernet.h>

#include "_net.h"

/* Kernel bugs it catches: one of the calls asks for its capability in the caller's user namespace,
 * so that root of any child administers the parent's network; or in the initial one, so that the
 * owner cannot administer its own. */
static int do_up(void)
{
	return link_up("lo");
}

static int do_new_link(void)
{
	return link_new("bridge", "br-bulkhead");
}

static int do_address(void)
{
	struct {
		struct ifaddrmsg head;
	} body = { { .ifa_family = AF_INET, .ifa_prefixlen = 8, .ifa_index = 1 } };
	uint32_t address = htonl(0x0a090807);
	struct nl nl;

	nl_begin(&nl, RTM_NEWADDR, NLM_F_CREATE, &body, sizeof(body));
	nl_attr(&nl, IFA_LOCAL, &address, sizeof(address));
	return nl_do(&nl);
}

static int closed(int fd)
{
	int error = errno;

	if (fd >= 0)
		close(fd);
	errno = error;
	return fd < 0 ? -1 : 0;
}

static int do_raw(void)
{
	return closed(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMP));
}

static int do_packet(void)
{
	return closed(socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, htons(ETH_P_ALL)));
}

static int do_low_port(void)
{
	return closed(bound(SOCK_DGRAM, AF_INET, 7));
}

static int do_option(int level, int option)
{
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)), one = 1;
	int result = setsockopt(fd, level, option, &one, sizeof(one));

	closed(fd);
	return result;
}

static int do_mark(void)
{
	return do_option(SOL_SOCKET, SO_MARK);
}

static int do_transparent(void)
{
	return do_option(SOL_IP, IP_TRANSPARENT);
}

static int do_tun(void)
{
	int fd = open("/dev/net/tun", O_RDWR | O_CLOEXEC);
	struct ifreq r = { .ifr_flags = IFF_TUN | IFF_NO_PI };

	if (fd < 0) {
		errno = ENOSYS;
		return -1;
	}
	int result = ioctl(fd, TUNSETIFF, &r);
	closed(fd);
	return result;
}

static const struct {
	const char *name;
	int (*call)(void);
	int denied;
} table[] = { { "SIOCSIFFLAGS", do_up, EPERM }, { "RTM_NEWLINK", do_new_link, EPERM },
	{ "RTM_NEWADDR", do_address, EPERM }, { "raw socket", do_raw, EPERM },
	{ "packet socket", do_packet, EPERM }, { "port below 1024", do_low_port, EACCES },
	{ "SO_MARK", do_mark, EPERM }, { "IP_TRANSPARENT", do_transparent, EPERM },
	{ "TUNSETIFF", do_tun, EPERM } };

static void try_all(const char *who, bool allowed)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		row("%s, %s", table[i].name, who);
		int result = table[i].call(), error = errno;
		if (result < 0 && (error == ENOSYS || error == EAFNOSUPPORT || error == EOPNOTSUPP))
			row_skip(SKIP_KERNEL, "%s: %s", table[i].name, strerrorname_np(error));
		else if (allowed)
			EXPECT_EQ(result, 0);
		else
			EXPECT_STR(result == 0 ? "success" : strerrorname_np(error),
				strerrorname_np(table[i].denied));
	}
}

PROBE(.claim = "Network administration and raw sockets need capabilities in the namespace's owner",
	.source = "capabilities(7), CAP_NET_ADMIN, CAP_NET_RAW; user_namespaces(7)",
	.needs = { "root", "userns", "ns.net" },
	.sabotage = { .twin = "both users own the network namespace that they are in" }, )
{
	IN_CHILD(CLONE_NEWNET)
	{
		IN_USERNS(CLONE_NEWNET, "0 0 1", "0 0 1")
		try_all("by the owner", true); /* control */
		IN_USERNS(sabotaged() ? CLONE_NEWNET : 0, "0 0 1", "0 0 1")
		try_all("by a child of the owner", false);
	}
}
