/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_net.h"

/* Kernel bugs it catches: a packet delivered in the sender's namespace, or to a socket with the same
 * port in a third one; the loopback of one namespace heard in another. */
static int send_to(const char *address, uint16_t port)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port) };
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	inet_pton(AF_INET, address, &to.sin_addr);
	int result = (int)sendto(fd, "x", 1, 0, (struct sockaddr *)&to, sizeof(to));
	close(fd);
	return result;
}

PROBE(.claim = "A packet sent on one end of a veth pair arrives in the other end's namespace only",
	.source = "veth(4), DESCRIPTION; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "both ends are in the sender's namespace" }, )
{
	const uint16_t port = 4567;
	int channel[2];
	struct gate set = gate_new(), end = gate_new();

	MUST(unshare(CLONE_NEWNET));
	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel));
	MUST(link_up("lo"));
	int own = MUST(bound(SOCK_DGRAM, AF_INET, port));
	pid_t other = spawn(CLONE_NEWNET);
	if (other == 0) {
		send_fd(channel[1], MUST(bound(SOCK_DGRAM, AF_INET, port)));
		gate_wait(&set);
		if (!sabotaged()) {
			MUST(address_set("there", "10.5.5.2"));
			MUST(link_up("there"));
		}
		gate_post(&end);
		gate_wait(&set);
		probe_exit(0);
	}
	int theirs = recv_fd(channel[0]);
	MUST(veth_new("here", "there", sabotaged() ? -1 : ns_open(other, "net")));
	MUST(address_set("here", "10.5.5.1"));
	MUST(link_up("here"));
	gate_post(&set);
	gate_wait(&end);
	if (sabotaged()) {
		MUST(address_set("there", "10.5.5.2"));
		MUST(link_up("there"));
	}
	row("over the pair");
	MUST(send_to("10.5.5.2", port));
	EXPECT(fd_wait(theirs, POLLIN, sabotaged() ? 50 : -1));
	EXPECT(!fd_wait(own, POLLIN, 0));
	row("over loopback");
	char byte;
	recv(theirs, &byte, 1, MSG_DONTWAIT);
	recv(own, &byte, 1, MSG_DONTWAIT);
	MUST(send_to("127.0.0.1", port));
	EXPECT(fd_wait(own, POLLIN, -1)); /* control */
	EXPECT(!fd_wait(theirs, POLLIN, 0));
	gate_post(&set);
	EXPECT_EXIT(child_wait(other), 0);
}
