/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <poll.h>

#include "_net.h"

/* Kernel bug it catches: a packet socket bound to no device that hears the devices of every network
 * namespace. */
static int listener(void)
{
	int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, htons(ETH_P_ALL));

	if (fd < 0 && errno == EAFNOSUPPORT)
		skip(SKIP_MODULE, "socket(AF_PACKET): EAFNOSUPPORT");
	return MUST(fd);
}

PROBE(.claim = "A packet socket for all devices hears the devices of its own network namespace "
	       "only",
	.source = "packet(7), DESCRIPTION; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	MUST(unshare(CLONE_NEWNET));
	MUST(link_up("lo"));
	int outer = listener();

	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		MUST(link_up("lo"));
		int inner = listener();
		struct sockaddr_in to = { .sin_family = AF_INET,
			.sin_port = htons(9),
			.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
		int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
		MUST(sendto(fd, "x", 1, 0, (struct sockaddr *)&to, sizeof(to)));
		EXPECT(fd_wait(inner, POLLIN, -1)); /* control */
		EXPECT(!fd_wait(outer, POLLIN, 0));
	}
}
