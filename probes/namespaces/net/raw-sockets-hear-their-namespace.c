/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_net.h"

/* Kernel bug it catches: the hash of raw sockets walked without the comparison of namespaces: every
 * raw socket of the machine gets a copy. */
PROBE(.claim = "A raw socket gets copies of the packets of its own network namespace only",
	.source = "raw(7), DESCRIPTION; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	struct sockaddr_in to = { .sin_family = AF_INET,
		.sin_port = htons(9),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };

	MUST(unshare(CLONE_NEWNET));
	MUST(link_up("lo"));
	int outer = MUST(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_UDP));
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		MUST(link_up("lo"));
		int inner = MUST(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_UDP));
		int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
		MUST(sendto(fd, "x", 1, 0, (struct sockaddr *)&to, sizeof(to)));
		EXPECT(fd_wait(inner, POLLIN, -1)); /* control */
		EXPECT(!fd_wait(outer, POLLIN, 0));
	}
}
