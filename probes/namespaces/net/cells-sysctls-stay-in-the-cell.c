/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: a network sysctl set for a cell that is the host's, or not obeyed inside. */
static void compare(void);

static const char *const path = "/proc/sys/net/ipv4/ip_default_ttl";

PROBE(.claim = "A network sysctl set for a cell is obeyed in the cell, and the host keeps its own",
	.source = "network_namespaces(7), DESCRIPTION; OCI runtime-spec config-linux.md, sysctl",
	.needs = { "root", "ns.net", "sysctl.net.ipv4.ip_default_ttl" },
	.cell = { .add = NS_NET, .sysctl = { "net.ipv4.ip_default_ttl=43" } },
	.sabotage = { .add = NS_NET }, .outside = compare, )
{
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)), ttl = 0;
	socklen_t length = sizeof(ttl);

	EXPECT_EQ(file_number(path), 43);
	MUST(getsockopt(fd, IPPROTO_IP, IP_TTL, &ttl, &length));
	EXPECT_EQ(ttl, 43);
	tell(1);
	await(1);
}

static void compare(void)
{
	await(1);
	EXPECT_NE(file_number(path), 43); /* control */
	tell(1);
}
