/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

#ifndef SIOCGSKNS
#define SIOCGSKNS 0x894c
#endif

/* Kernel bug it catches: an accepted connection given the namespace of the process that accepts. */
static ino_t namespace_of(int socket)
{
	struct stat st;
	int fd = MUST(ioctl(socket, SIOCGSKNS));

	MUST(fstat(fd, &st));
	close(fd);
	return st.st_ino;
}

PROBE(.claim = "A connection belongs to its listener's network namespace, whoever accepts it",
	.source = "accept(2), DESCRIPTION; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "the listener is made where the connection is accepted" }, )
{
	MUST(unshare(CLONE_NEWNET));
	MUST(link_up("lo"));
	int home = ns_open(0, "net");
	ino_t wanted = ns_inode(0, "net");
	int listener = MUST(bound(SOCK_STREAM, AF_INET, 0));

	IN_CHILD(CLONE_NEWNET)
	{
		int here = ns_open(0, "net");
		EXPECT_NE(ns_inode(0, "net"), wanted); /* control */
		if (sabotaged()) {
			MUST(link_up("lo"));
			listener = MUST(bound(SOCK_STREAM, AF_INET, 0));
		} else {
			MUST(setns(home, CLONE_NEWNET));
		}
		EXPECT_OK(connect_local(SOCK_STREAM, port_of(listener)));
		MUST(setns(here, CLONE_NEWNET));
		int accepted = MUST(accept4(listener, NULL, NULL, SOCK_CLOEXEC));
		EXPECT_EQ(namespace_of(accepted), wanted);
		EXPECT_EQ(port_of(accepted), port_of(listener));
	}
}
