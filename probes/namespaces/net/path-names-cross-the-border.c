/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: a path-bound socket compared by network namespace, as an abstract one is. */
static socklen_t address_of(const char *path, struct sockaddr_un *ret)
{
	memset(ret, 0, sizeof(*ret));
	ret->sun_family = AF_UNIX;
	snprintf(ret->sun_path, sizeof(ret->sun_path), "%s", path);
	return sizeof(*ret);
}

PROBE(.claim = "A UNIX socket bound to a path is reached from another network namespace",
	.source = "network_namespaces(7), DESCRIPTION; unix(7), Pathname sockets",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "the socket is bound to an abstract name instead" }, )
{
	static const int types[] = { SOCK_STREAM, SOCK_DGRAM };
	static const char *const names[] = { "stream", "datagram" };
	struct sockaddr_un address;

	for (int i = 0; i < 2; i++) {
		row("%s", names[i]);
		int server = MUST(socket(AF_UNIX, types[i] | SOCK_CLOEXEC, 0));
		socklen_t length = address_of(fmt("%s/socket-%d", scratch(), i), &address);
		if (sabotaged())
			memset(address.sun_path, 0, 1);
		MUST(bind(server, (struct sockaddr *)&address, length));
		if (types[i] == SOCK_STREAM)
			MUST(listen(server, 1));
		IN_CHILD(CLONE_NEWNET)
		{
			int fd = MUST(socket(AF_UNIX, types[i] | SOCK_CLOEXEC, 0));
			EXPECT_OK(connect(fd, (struct sockaddr *)&address, length));
			EXPECT_EQ(send(fd, "x", 1, MSG_NOSIGNAL), 1);
			if (abstract_connect(types[i], "bulkhead-nobody") >= 0) /* control */
				EXPECT(false);
		}
	}
}
