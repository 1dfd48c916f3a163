/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/fib_rules.h>
#include <linux/if_packet.h>
#include <linux/net_namespace.h>
#include <net/ethernet.h>

#include "_net.h"
#include "four.h"

/* Kernel bugs it catches: one request that asks for its capability in the caller's user namespace, so
 * that root of any child administers the network of its creator; one that asks the initial one, so
 * that the owner cannot; a sibling of the owner that passes because its level is the same. */
static int up(void)
{
	return link_up("lo");
}

static int queue_length(void)
{
	struct ifinfomsg body = { .ifi_family = AF_UNSPEC, .ifi_index = 1 };
	struct nl nl;
	uint32_t length = 500;

	nl_begin(&nl, RTM_SETLINK, 0, &body, sizeof(body));
	nl_attr(&nl, IFLA_TXQLEN, &length, sizeof(length));
	return nl_do(&nl);
}

static int address(void)
{
	struct ifaddrmsg body = { .ifa_family = AF_INET, .ifa_prefixlen = 8, .ifa_index = 1 };
	uint32_t ip = htonl(0x0a090807);
	struct nl nl;

	nl_begin(&nl, RTM_NEWADDR, NLM_F_CREATE | NLM_F_REPLACE, &body, sizeof(body));
	nl_attr(&nl, IFA_LOCAL, &ip, sizeof(ip));
	return nl_do(&nl);
}

static int route(void)
{
	struct rtmsg body = { .rtm_family = AF_INET,
		.rtm_dst_len = 32,
		.rtm_table = RT_TABLE_MAIN,
		.rtm_protocol = RTPROT_STATIC,
		.rtm_type = RTN_UNREACHABLE };
	uint32_t ip = htonl(0x0b090807);
	struct nl nl;

	nl_begin(&nl, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_REPLACE, &body, sizeof(body));
	nl_attr(&nl, RTA_DST, &ip, sizeof(ip));
	return nl_do(&nl);
}

static int rule(void)
{
	struct fib_rule_hdr body = { .family = AF_INET, .action = FR_ACT_TO_TBL, .table = 77 };
	struct nl nl;

	nl_begin(&nl, RTM_NEWRULE, NLM_F_CREATE, &body, sizeof(body));
	return nl_do(&nl);
}

static int namespace_number(void)
{
	struct rtgenmsg body = { .rtgen_family = AF_UNSPEC };
	int number = -1, fd = ns_open(0, "net");
	struct nl nl;

	nl_begin(&nl, RTM_NEWNSID, 0, &body, sizeof(body));
	nl_attr(&nl, NETNSA_NSID, &number, sizeof(number));
	nl_attr(&nl, NETNSA_FD, &fd, sizeof(fd));
	int result = nl_do(&nl);
	return result < 0 && errno == EEXIST ? 0 : result; /* numbered by an earlier caller */
}

static int raw(void)
{
	return socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMP) < 0 ? -1 : 0;
}

static int packet(void)
{
	return socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, htons(ETH_P_ALL)) < 0 ? -1 : 0;
}

static int low_port(void)
{
	return bound(SOCK_DGRAM, AF_INET, 7) < 0 ? -1 : 0;
}

static int option(int level, int name, int value)
{
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	return setsockopt(fd, level, name, &value, sizeof(value));
}

static int mark(void)
{
	return option(SOL_SOCKET, SO_MARK, 1);
}

static int priority(void)
{
	return option(SOL_SOCKET, SO_PRIORITY, 7);
}

static int transparent(void)
{
	return option(SOL_IP, IP_TRANSPARENT, 1);
}

static int handle(void)
{
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	return ioctl(fd, 0x894c /* SIOCGSKNS */) < 0 ? -1 : 0;
}

static const struct four_op ops[] = {
	{ "SIOCSIFFLAGS", up, CAP_NET_ADMIN, EPERM },
	{ "RTM_SETLINK", queue_length, CAP_NET_ADMIN, EPERM },
	{ "RTM_NEWADDR", address, CAP_NET_ADMIN, EPERM },
	{ "RTM_NEWROUTE", route, CAP_NET_ADMIN, EPERM },
	{ "RTM_NEWRULE", rule, CAP_NET_ADMIN, EPERM },
	{ "RTM_NEWNSID", namespace_number, CAP_NET_ADMIN, EPERM },
	{ "raw socket", raw, CAP_NET_RAW, EPERM },
	{ "packet socket", packet, CAP_NET_RAW, EPERM },
	{ "port below 1024", low_port, CAP_NET_BIND_SERVICE, EACCES },
	{ "SO_MARK", mark, CAP_NET_ADMIN, EPERM, CAP_NET_RAW },
	{ "SO_PRIORITY", priority, CAP_NET_ADMIN, EPERM, CAP_NET_RAW },
	{ "IP_TRANSPARENT", transparent, CAP_NET_ADMIN, EPERM, CAP_NET_RAW },
	{ "SIOCGSKNS", handle, CAP_NET_ADMIN, EPERM },
};

PROBE(.claim = "A network is administered with capabilities in its owner or above, not below or "
	       "beside it",
	.source = "capabilities(7), CAP_NET_ADMIN, CAP_NET_RAW; user_namespaces(7), Capabilities",
	.needs = { "root", "userns", "ns.net" }, .sabotage = FOUR_TWIN, )
{
	four_cases(&(struct four){
		.ns = CLONE_NEWNET, .ops = ops, .count = sizeof(ops) / sizeof(ops[0]) });
}
