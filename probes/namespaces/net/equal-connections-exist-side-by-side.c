/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_net.h"

/* Kernel bug it catches: established connections looked up without their namespace, so that a segment
 * reaches the other namespace's socket of the same four numbers, or the second connection is refused
 * as a duplicate. */
#define SERVER 6001
#define CLIENT 6002

static int server, client;

static int connect_both(void)
{
	struct sockaddr_in from = { .sin_family = AF_INET,
		.sin_port = htons(CLIENT),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct sockaddr_in to = from;

	to.sin_port = htons(SERVER);
	int listener = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
	if (bind(listener, (struct sockaddr *)&to, sizeof(to)) < 0)
		return -1;
	MUST(listen(listener, 1));
	client = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
	MUST(bind(client, (struct sockaddr *)&from, sizeof(from)));
	if (connect(client, (struct sockaddr *)&to, sizeof(to)) < 0)
		return -1;
	server = MUST(accept4(listener, NULL, NULL, SOCK_CLOEXEC));
	close(listener);
	return 0;
}

static void expect_to_hear(char letter)
{
	char heard = 0;

	if (EXPECT(fd_wait(server, POLLIN, -1)))
		EXPECT_EQ(MUST(recv(server, &heard, 1, 0)), 1);
	EXPECT_EQ(heard, letter);
	EXPECT(!fd_wait(server, POLLIN, 0));
}

PROBE(.claim = "Two namespaces each hold a TCP connection of the same four addresses and ports",
	.source = "network_namespaces(7), DESCRIPTION; tcp(7)", .needs = { "root", "ns.net" },
	.sabotage = { .twin = "the second is made in the namespace of the first" }, )
{
	MUST(unshare(CLONE_NEWNET));
	MUST(link_up("lo"));
	EXPECT_OK(connect_both()); /* control */
	int outer_client = client, outer_server = server;

	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		MUST(link_up("lo"));
		row("the second connection");
		if (!EXPECT_OK(connect_both()))
			probe_exit(0);
		MUST(send(client, "b", 1, 0));
		expect_to_hear('b');
	}
	row("the first, after the second has ended");
	server = outer_server;
	MUST(send(outer_client, "a", 1, 0));
	expect_to_hear('a');
}
