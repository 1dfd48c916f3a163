/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

#ifndef SIOCGSKNS
#define SIOCGSKNS 0x894c
#endif

/* Kernel bug it catches: a passed socket as a way to a handle of the host's network namespace, with
 * the capability looked for in the caller's user namespace or not at all. */
static int handle(int socket)
{
	int fd = ioctl(socket, SIOCGSKNS), error = errno;

	if (fd >= 0)
		close(fd);
	errno = error;
	return fd;
}

PROBE(.claim = "SIOCGSKNS needs CAP_NET_ADMIN in the owner of the socket's network namespace",
	.source = "kernel source, net/socket.c, SIOCGSKNS; capabilities(7), CAP_NET_ADMIN",
	.needs = { "root", "userns", "ns.net" },
	.sabotage = { .twin = "the capability is kept and the user namespace not changed" }, )
{
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	row("with the capability");
	EXPECT_GE(handle(fd), 0); /* control */
	IN_CHILD(0)
	{
		row("without it");
		if (!sabotaged())
			drop_cap(12 /* CAP_NET_ADMIN */);
		EXPECT_ERRNO(handle(fd), EPERM);
	}
	IN_CHILD(0)
	{
		row("in a child of the owner only");
		if (!sabotaged())
			MUST(unshare(CLONE_NEWUSER | CLONE_NEWNET));
		EXPECT_ERRNO(handle(fd), EPERM);
		if (!sabotaged())
			EXPECT_GE(handle(MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))), 0);
	}
}
