/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: the table of bound ports of one protocol searched without comparing the
 * namespace. */
static void hold_ports(void);

static const struct {
	const char *name;
	int type, family;
} table[] = { { "TCP", SOCK_STREAM, AF_INET }, { "UDP", SOCK_DGRAM, AF_INET },
	{ "TCP over IPv6", SOCK_STREAM, AF_INET6 }, { "UDP over IPv6", SOCK_DGRAM, AF_INET6 } };

PROBE(.claim = "A port bound on the host is free in a cell, and no way to the host's socket",
	.source = "network_namespaces(7), DESCRIPTION", .needs = { "root", "ns.net" },
	.cell = { .add = NS_NET, .capabilities = "all" }, .sabotage = { .capabilities = "all" },
	.outside = hold_ports, )
{
	(void)link_up("lo");
	await(1);
	for (int i = 0; i < 4; i++) {
		uint16_t port = (uint16_t)shared_words()[i];
		row("%s", table[i].name);
		if (port == 0) {
			row_skip(SKIP_KERNEL, "socket(AF_INET6): EAFNOSUPPORT");
			continue;
		}
		if (table[i].type == SOCK_STREAM && table[i].family == AF_INET)
			EXPECT_ERRNO(connect_local(SOCK_STREAM, port), ECONNREFUSED);
		int fd = bound(table[i].type, table[i].family, port);
		EXPECT_GE(fd, 0);
		/* control: within one namespace it is taken */
		EXPECT_ERRNO(bound(table[i].type, table[i].family, port), EADDRINUSE);
		close(fd);
	}
	tell(1);
}

static void hold_ports(void)
{
	for (int i = 0; i < 4; i++) {
		int fd = bound(table[i].type, table[i].family, 0);
		if (fd < 0 && errno != EAFNOSUPPORT)
			broken("bind to any port: %m");
		shared_words()[i] = fd < 0 ? 0 : port_of(fd);
	}
	tell(1);
	await(1);
}
