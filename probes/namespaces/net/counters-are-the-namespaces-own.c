/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_net.h"

/* Kernel bug it catches: a counter kept once for the machine, by which a cell learns what the host
 * receives; or counted in the namespace of the process instead of the socket's. */
static long long counter(const char *group, const char *name)
{
	char text[8192], *names = NULL, *values = NULL, *save_name, *save_value;

	MUST(read_file("/proc/thread-self/net/snmp", text, sizeof(text)));
	for (char *line = text, *next; line && *line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (strncmp(line, group, strlen(group)) == 0 && line[strlen(group)] == ':') {
			values = names ? line : NULL;
			names = names ? names : line;
		}
		if (values)
			break;
	}
	MUST_BE(names && values);
	char *n = strtok_r(names, " ", &save_name), *v = strtok_r(values, " ", &save_value);
	while (n && v && strcmp(n, name) != 0) {
		n = strtok_r(NULL, " ", &save_name);
		v = strtok_r(NULL, " ", &save_value);
	}
	MUST_BE(n && v);
	return strtoll(v, NULL, 10);
}

static int datagram_to(uint16_t port)
{
	int in = bound(SOCK_DGRAM, AF_INET, port), out = MUST(socket(AF_INET, SOCK_DGRAM, 0));
	struct sockaddr_in to = { .sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };

	MUST(sendto(out, "x", 1, 0, (struct sockaddr *)&to, sizeof(to)));
	MUST_BE(fd_wait(in, POLLIN, -1));
	char byte;
	MUST(recv(in, &byte, 1, 0));
	close(in);
	return out;
}

PROBE(.claim = "Protocol counters count the packets of the socket's network namespace and no other",
	.source = "network_namespaces(7), DESCRIPTION; proc(5), /proc/net/snmp",
	.needs = { "root", "ns.net" }, .sabotage = { .twin = "no second namespace is made" }, )
{
	MUST(unshare(CLONE_NEWNET));
	MUST(link_up("lo"));
	row("in their own");
	EXPECT_EQ(counter("Udp", "OutDatagrams"), 0);
	int out = datagram_to(6003);
	EXPECT_EQ(counter("Udp", "OutDatagrams"), 1); /* control */
	EXPECT_EQ(counter("Udp", "InDatagrams"), 1);
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		row("in another");
		EXPECT_EQ(counter("Udp", "OutDatagrams"), 0);
		EXPECT_EQ(counter("Ip", "OutRequests"), 0);
		/* The socket is the creator's, whoever sends by it. */
		struct sockaddr_in to = { .sin_family = AF_INET,
			.sin_port = htons(6003),
			.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
		MUST(sendto(out, "x", 1, 0, (struct sockaddr *)&to, sizeof(to)));
		EXPECT_EQ(counter("Udp", "OutDatagrams"), 0);
		EXPECT_EQ(counter("Udp", "NoPorts"), 0);
	}
	row("in their own, sent from another");
	EXPECT_EQ(counter("Udp", "OutDatagrams"), 2);
	EXPECT_EQ(counter("Udp", "NoPorts"), 1);
}
