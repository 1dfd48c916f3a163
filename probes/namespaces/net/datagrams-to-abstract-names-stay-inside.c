/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_net.h"

/* Kernel bug it catches: sendto(2) or a listing by name without the comparison that connect(2) makes;
 * names chosen by the kernel shared between namespaces. */
static long send_to_name(const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = MUST(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	memcpy(address.sun_path + 1, name, strlen(name));
	long result = sendto(fd, "x", 1, 0, (struct sockaddr *)&address,
		(socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name)));
	int error = errno;
	close(fd);
	errno = error;
	return result;
}

PROBE(.claim = "A datagram sent to an abstract name reaches the socket of the sender's namespace "
	       "only",
	.source = "unix(7), Abstract sockets; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	int outer = MUST(abstract_bind(SOCK_DGRAM, "bulkhead-datagram"));

	EXPECT_EQ(send_to_name("bulkhead-datagram"), 1); /* control */
	EXPECT(fd_wait(outer, POLLIN, 0));
	char byte;
	MUST(recv(outer, &byte, 1, 0));
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		row("no such name inside");
		EXPECT_ERRNO(send_to_name("bulkhead-datagram"), ECONNREFUSED);
		EXPECT(!fd_wait(outer, POLLIN, 0));
		row("the same name inside");
		int inner = abstract_bind(SOCK_DGRAM, "bulkhead-datagram");
		EXPECT_GE(inner, 0);
		EXPECT_EQ(send_to_name("bulkhead-datagram"), 1);
		EXPECT(fd_wait(inner, POLLIN, 0));
		EXPECT(!fd_wait(outer, POLLIN, 0));
	}
}
