/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE 71
#endif

/* Kernel bugs it catches: the cookie of the asking process's namespace instead of the socket's; two
 * namespaces with one cookie. */
static uint64_t cookie(int fd)
{
	uint64_t value = 0;
	socklen_t length = sizeof(value);

	if (getsockopt(fd, SOL_SOCKET, SO_NETNS_COOKIE, &value, &length) < 0)
		skip(SKIP_KERNEL, "getsockopt(SO_NETNS_COOKIE): %s", strerrorname_np(errno));
	return value;
}

PROBE(.claim = "SO_NETNS_COOKIE is one number for the sockets of one network namespace, and unique",
	.source = "kernel source, net/core/sock.c, SO_NETNS_COOKIE; socket(7)",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	int first = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	int second = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	uint64_t outer = cookie(first);

	EXPECT_NE(outer, 0);
	EXPECT_EQ(cookie(second), outer); /* control */
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		int own = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
		EXPECT_NE(cookie(own), outer);
		EXPECT_NE(cookie(own), 0);
		EXPECT_EQ(cookie(first), outer); /* the socket's, not the caller's */
	}
}
