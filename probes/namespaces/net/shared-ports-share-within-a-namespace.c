/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_net.h"

/* Kernel bug it catches: a SO_REUSEPORT group that spans namespaces, so that a socket of a cell takes
 * datagrams meant for the host's. */
static int sharer(void)
{
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(4711) };
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)), one = 1;

	MUST(setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &one, sizeof(one)));
	MUST(bind(fd, (struct sockaddr *)&any, sizeof(any)));
	return fd;
}

static void send_one(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET,
		.sin_port = htons(4711),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	/* Another source port each time: the group chooses by it. */
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	MUST(sendto(fd, "x", 1, 0, (struct sockaddr *)&to, sizeof(to)));
	close(fd);
}

PROBE(.claim = "SO_REUSEPORT spreads datagrams over the sockets of one network namespace only",
	.source = "socket(7), SO_REUSEPORT; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	char byte;
	int got = 0;

	MUST(unshare(CLONE_NEWNET));
	MUST(link_up("lo"));
	int outer = sharer();
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		MUST(link_up("lo"));
		int inner = sharer();
		for (int i = 0; i < 32; i++)
			send_one();
		while (recv(inner, &byte, 1, MSG_DONTWAIT) == 1)
			got++;
		EXPECT_EQ(got, 32); /* control: all of them are here */
		EXPECT(!fd_wait(outer, POLLIN, 0));
	}
}
