/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <poll.h>

#include "_net.h"

/* Kernel bug it catches: one table of incomplete datagrams for all namespaces: the first half of a
 * datagram in one cell is joined with the second half from another that has the same addresses. */
#define PORT	6000
#define PAYLOAD 16

/* Fragment 0 or 1 of one datagram to PORT on the loopback, always with the same identification. */
static void send_fragment(int part, char letter)
{
	struct {
		struct iphdr ip;
		union {
			struct {
				struct udphdr udp;
				char text[PAYLOAD];
			} first;
			char rest[PAYLOAD];
		};
	} packet = { .ip = { .version = 4,
			     .ihl = 5,
			     .ttl = 64,
			     .protocol = IPPROTO_UDP,
			     .id = htons(77),
			     .saddr = htonl(INADDR_LOOPBACK),
			     .daddr = htonl(INADDR_LOOPBACK) } };
	size_t size = sizeof(packet.ip) + (part ? PAYLOAD : sizeof(packet.first));
	struct sockaddr_in to = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = MUST(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW));

	if (part) {
		memset(packet.rest, letter, PAYLOAD);
		packet.ip.frag_off = htons(sizeof(packet.first) / 8);
	} else {
		memset(packet.first.text, letter, PAYLOAD);
		packet.first.udp = (struct udphdr){ .source = htons(5999),
			.dest = htons(PORT),
			.len = htons(sizeof(packet.first) + PAYLOAD) }; /* checksum 0: none */
		packet.ip.frag_off = htons(IP_MF);
	}
	MUST(sendto(fd, &packet, size, 0, (struct sockaddr *)&to, sizeof(to)));
	close(fd);
}

static void expect_text(int fd, char letter)
{
	char text[64] = "", wanted[2 * PAYLOAD + 1] = "";

	memset(wanted, letter, 2 * PAYLOAD);
	if (EXPECT(fd_wait(fd, POLLIN, -1))) {
		MUST(recv(fd, text, sizeof(text) - 1, 0));
		EXPECT_STR(text, wanted);
	}
}

PROBE(.claim = "Fragments of an IP datagram are joined only with those of their network namespace",
	.source = "network_namespaces(7), DESCRIPTION; ip(7), ipfrag_high_thresh",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "both halves are sent in one namespace" }, )
{
	MUST(unshare(CLONE_NEWNET));
	MUST(link_up("lo"));
	int here = bound(SOCK_DGRAM, AF_INET, PORT);

	send_fragment(0, 'a');
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		if (!sabotaged())
			MUST(link_up("lo"));
		int there = sabotaged() ? here : bound(SOCK_DGRAM, AF_INET, PORT);
		send_fragment(1, 'b');
		/* Had it been joined, the datagram would be there: the loopback is synchronous. */
		EXPECT(!fd_wait(there, POLLIN, 0));
		send_fragment(0, 'b');
		expect_text(there, 'b'); /* control */
	}
	EXPECT(!fd_wait(here, POLLIN, 0));
	send_fragment(1, 'a');
	expect_text(here, 'a');
}
