/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_net.h"

/* Kernel bugs it catches: the border of the initial namespace used; off by one at the border; TCP
 * or UDP or IPv6 only. */
static const struct {
	const char *name;
	int type, family;
} table[] = { { "TCP", SOCK_STREAM, AF_INET }, { "UDP", SOCK_DGRAM, AF_INET },
	{ "TCP over IPv6", SOCK_STREAM, AF_INET6 }, { "UDP over IPv6", SOCK_DGRAM, AF_INET6 } };

static void try_border(uint16_t border)
{
	for (size_t i = 0; i < 4; i++) {
		row("%s, border %u", table[i].name, border);
		if (access("/proc/sys/net/ipv6", F_OK) < 0 && table[i].family == AF_INET6) {
			row_skip(SKIP_KERNEL, "no IPv6");
			continue;
		}
		int at = bound(table[i].type, table[i].family, border);
		EXPECT_GE(at, 0); /* control */
		close(at);
		EXPECT_ERRNO(bound(table[i].type, table[i].family, border - 1), EACCES);
	}
}

PROBE(.claim = "Ports below its namespace's ip_unprivileged_port_start need CAP_NET_BIND_SERVICE",
	.source =
		"kernel Documentation/networking/ip-sysctl.rst, ip_unprivileged_port_start; ip(7)",
	.needs = { "root", "ns.net", "sysctl.net.ipv4.ip_unprivileged_port_start" },
	.sabotage = { .twin = "the capability is kept" }, )
{
	const char *path = "/proc/sys/net/ipv4/ip_unprivileged_port_start";

	IN_CHILD(CLONE_NEWNET)
	{
		MUST(write_file(path, "3000"));
		IN_CHILD(CLONE_NEWNET)
		{
			EXPECT_EQ(file_number(path), 1024);
			MUST(write_file(path, "500"));
			if (!sabotaged())
				drop_cap(CAP_NET_BIND_SERVICE);
			try_border(500);
		}
		if (!sabotaged())
			drop_cap(CAP_NET_BIND_SERVICE);
		try_border(3000);
	}
}
