/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/ethtool.h>
#include <linux/if_packet.h>
#include <linux/sockios.h>
#include <net/ethernet.h>

#include "_net.h"

/* Kernel bug it catches: one of the calls that finds a device by name or number in the initial or the
 * creator's namespace. */
static int index_elsewhere;

static int with_option(int family, int level, int option, const void *value, socklen_t size)
{
	int fd = MUST(socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	int result = setsockopt(fd, level, option, value, size), error = errno;

	close(fd);
	errno = error;
	return result;
}

static int with_ioctl(unsigned long request, struct ifreq *r)
{
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	int result = ioctl(fd, request, r), error = errno;

	close(fd);
	errno = error;
	return result;
}

static int do_name(void)
{
	struct ifreq r = { .ifr_ifindex = index_elsewhere };

	return with_ioctl(SIOCGIFNAME, &r);
}

static int do_flags(void)
{
	struct ifreq r = { .ifr_name = "elsewhere" };

	return with_ioctl(SIOCGIFFLAGS, &r);
}

static int do_address(void)
{
	struct ifreq r = { .ifr_name = "elsewhere" };

	return with_ioctl(SIOCGIFADDR, &r);
}

static int do_ethtool(void)
{
	struct ethtool_value value = { .cmd = ETHTOOL_GLINK };
	struct ifreq r = { .ifr_name = "elsewhere", .ifr_data = (void *)&value };

	return with_ioctl(SIOCETHTOOL, &r);
}

static int do_bind_device(void)
{
	return with_option(AF_INET, SOL_SOCKET, SO_BINDTODEVICE, "elsewhere", 10);
}

static int do_multicast(void)
{
	struct ip_mreqn m = { .imr_multiaddr.s_addr = htonl(0xe0010203),
		.imr_ifindex = index_elsewhere };

	return with_option(AF_INET, IPPROTO_IP, IP_ADD_MEMBERSHIP, &m, sizeof(m));
}

static int do_packet_bind(void)
{
	struct sockaddr_ll address = { .sll_family = AF_PACKET,
		.sll_protocol = htons(ETH_P_ALL),
		.sll_ifindex = index_elsewhere };
	int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
	int result = fd < 0 ? -1 : bind(fd, (struct sockaddr *)&address, sizeof(address));
	int error = errno;

	close(fd);
	errno = fd < 0 ? EOPNOTSUPP : error;
	return result;
}

static int by_netlink(uint16_t type)
{
	struct ifinfomsg body = { .ifi_family = AF_UNSPEC, .ifi_index = index_elsewhere };
	struct nl nl;

	nl_begin(&nl, type, 0, &body, sizeof(body));
	return nl_do(&nl);
}

static int do_get(void)
{
	return by_netlink(RTM_GETLINK);
}

static int do_delete(void)
{
	return by_netlink(RTM_DELLINK);
}

static int do_new_address(void)
{
	struct ifaddrmsg body = { .ifa_family = AF_INET,
		.ifa_prefixlen = 24,
		.ifa_index = (unsigned int)index_elsewhere };
	uint32_t address = htonl(0x0a020202);
	struct nl nl;

	nl_begin(&nl, RTM_NEWADDR, NLM_F_CREATE, &body, sizeof(body));
	nl_attr(&nl, IFA_LOCAL, &address, sizeof(address));
	return nl_do(&nl);
}

static const struct {
	const char *name;
	int (*call)(void);
} table[] = { { "SIOCGIFNAME", do_name }, { "SIOCGIFFLAGS", do_flags },
	{ "SIOCGIFADDR", do_address }, { "SIOCETHTOOL", do_ethtool },
	{ "SO_BINDTODEVICE", do_bind_device }, { "IP_ADD_MEMBERSHIP", do_multicast },
	{ "bind of a packet socket", do_packet_bind }, { "RTM_GETLINK", do_get },
	{ "RTM_NEWADDR", do_new_address }, { "RTM_DELLINK", do_delete } };

PROBE(.claim = "No call finds a network device of another namespace by name or by number",
	.source = "network_namespaces(7), DESCRIPTION; netdevice(7)", .needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	MUST(unshare(CLONE_NEWNET));
	/* Numbers begin anew in each namespace: one that is not used in the other. */
	for (int i = 0; i < 3; i++)
		MUST(veth_new(fmt("a%d", i), fmt("b%d", i), -1));
	MUST(veth_new("elsewhere", "peer", -1));
	MUST(address_set("elsewhere", "10.2.2.1"));
	MUST(link_up("elsewhere"));
	index_elsewhere = MUST(link_index("elsewhere"));
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
			row("%s", table[i].name);
			int result = table[i].call(), error = errno;
			if (result < 0 && error == EOPNOTSUPP) {
				row_skip(SKIP_KERNEL, "%s: EOPNOTSUPP", table[i].name);
				continue;
			}
			EXPECT_EQ(result, -1);
			EXPECT_STR(result < 0 ? strerrorname_np(error) : "success", "ENODEV");
		}
	}
	if (sabotaged())
		return;
	row("afterwards, at home");
	EXPECT_EQ(link_index("elsewhere"), index_elsewhere); /* control */
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		int result = table[i].call();
		if (strcmp(table[i].name, "SIOCETHTOOL") != 0 &&
			strcmp(table[i].name, "RTM_NEWADDR") != 0 &&
			!(result < 0 && errno == EOPNOTSUPP))
			EXPECT_EQ(result, 0);
	}
}
