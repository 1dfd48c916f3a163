/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: unix_find_socket_byname() without the comparison of namespaces, for
 * connect(2), sendto(2) or bind(2). */
static void hold_names(void);

static const struct {
	const char *name;
	int type;
} table[] = { { "stream", SOCK_STREAM }, { "datagram", SOCK_DGRAM },
	{ "seqpacket", SOCK_SEQPACKET } };

PROBE(.claim = "An abstract socket name of the host is refused in a cell and free to be bound "
	       "there",
	.source = "network_namespaces(7), DESCRIPTION; unix(7), Abstract sockets",
	.needs = { "root", "ns.net" }, .cell = { .add = NS_NET }, .sabotage = { .plain = true },
	.outside = hold_names, )
{
	await(1);
	for (int i = 0; i < 3; i++) {
		const char *name = fmt("bulkhead-%u-%d", (unsigned int)shared_words()[0], i);
		row("%s", table[i].name);
		EXPECT_ERRNO(abstract_connect(table[i].type, name), ECONNREFUSED);
		int fd = abstract_bind(table[i].type, name);
		EXPECT_GE(fd, 0);
		EXPECT_GE(abstract_connect(table[i].type, name), 0); /* control */
		EXPECT_ERRNO(abstract_bind(table[i].type, name), EADDRINUSE);
	}
	tell(1);
}

static void hold_names(void)
{
	shared_words()[0] = (uint64_t)getpid();
	for (int i = 0; i < 3; i++)
		MUST(abstract_bind(
			table[i].type, fmt("bulkhead-%u-%d", (unsigned int)shared_words()[0], i)));
	tell(1);
	await(1);
}
