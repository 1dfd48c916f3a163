/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: the range of the initial namespace used, for one of the protocols or for
 * connect(2) but not bind(2); off by one at an end; reserved ports given. */
#define RANGE "/proc/sys/net/ipv4/ip_local_port_range"

static void take_all(int type)
{
	bool seen[4] = { false };

	for (int i = 0; i < 4; i++) {
		int fd = bound(type, AF_INET, 0);
		if (!EXPECT_GE(fd, 0))
			return;
		uint16_t port = port_of(fd);
		if (!EXPECT_GE(port, 40000) || !EXPECT_LE(port, 40003))
			return;
		seen[port - 40000] = true;
	}
	for (int i = 0; i < 4; i++)
		EXPECT(seen[i]);
	EXPECT_ERRNO(bound(type, AF_INET, 0), EADDRINUSE);
}

PROBE(.claim = "bind(2) to port 0 takes every port of its namespace's ip_local_port_range and no "
	       "other",
	.source = "ip(7), ip_local_port_range",
	.needs = { "root", "ns.net", "sysctl.net.ipv4.ip_local_port_range" },
	.sabotage = { .twin = "the range is set in another namespace" }, )
{
	MUST(unshare(CLONE_NEWNET));
	MUST(write_file(RANGE, "50000 50100"));
	IN_CHILD(CLONE_NEWNET)
	{
		MUST(write_file(RANGE, "40000 40003"));
		if (sabotaged())
			MUST(unshare(CLONE_NEWNET));
		row("UDP");
		take_all(SOCK_DGRAM);
		row("TCP");
		take_all(SOCK_STREAM);
	}
	row("outside");
	uint16_t port = port_of(MUST(bound(SOCK_DGRAM, AF_INET, 0)));
	EXPECT_GE(port, 50000); /* control */
	EXPECT_LE(port, 50100);
}
