/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: one of the files below /proc/net of a cell listing the host's sockets. */
static void hold_sockets(void);

static const struct {
	const char *file;
	int type, family;
} table[] = { { "tcp", SOCK_STREAM, AF_INET }, { "udp", SOCK_DGRAM, AF_INET },
	{ "tcp6", SOCK_STREAM, AF_INET6 }, { "udp6", SOCK_DGRAM, AF_INET6 } };

static bool lists(const char *file, const char *what)
{
	static char text[262144];

	return read_file(fmt("/proc/net/%s", file), text, sizeof(text)) > 0 && strstr(text, what);
}

PROBE(.claim = "/proc/net in a cell lists no TCP, UDP or UNIX socket of the host",
	.source = "network_namespaces(7), DESCRIPTION; proc(5), /proc/net",
	.needs = { "root", "ns.net" }, .cell = { .add = NS_NET }, .sabotage = { .plain = true },
	.outside = hold_sockets, )
{
	await(1);
	for (int i = 0; i < 4; i++) {
		uint16_t port = (uint16_t)shared_words()[i];
		row("%s", table[i].file);
		if (!port) {
			row_skip(SKIP_KERNEL, "socket(AF_INET6): EAFNOSUPPORT");
			continue;
		}
		EXPECT(!lists(table[i].file, fmt(":%04X ", port)));
		int own = MUST(bound(table[i].type, table[i].family, 0));
		EXPECT(lists(table[i].file, fmt(":%04X ", port_of(own)))); /* control */
		close(own);
	}
	row("unix");
	EXPECT(!lists("unix", fmt("@bulkhead-held-%u", (unsigned int)shared_words()[4])));
	int own = MUST(abstract_bind(SOCK_STREAM, "bulkhead-own"));
	EXPECT(lists("unix", "@bulkhead-own"));
	close(own);
	tell(1);
}

static void hold_sockets(void)
{
	for (int i = 0; i < 4; i++) {
		int fd = bound(table[i].type, table[i].family, 0);
		if (fd < 0 && errno != EAFNOSUPPORT)
			broken("bind to any port: %m");
		shared_words()[i] = fd < 0 ? 0 : port_of(fd);
	}
	shared_words()[4] = (uint64_t)getpid();
	MUST(abstract_bind(SOCK_STREAM, fmt("bulkhead-held-%u", (unsigned int)shared_words()[4])));
	tell(1);
	await(1);
}
