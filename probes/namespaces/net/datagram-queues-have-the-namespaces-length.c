/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: unix.max_dgram_qlen of the initial namespace used for a new socket. */
static int room(void)
{
	/* Not a pair: a peer that is connected back is not held up by the limit. */
	int to = MUST(abstract_bind(SOCK_DGRAM, "bulkhead-room"));
	int from = MUST(abstract_connect(SOCK_DGRAM, "bulkhead-room")), n = 0;

	while (n < 500 && send(from, "x", 1, MSG_DONTWAIT) == 1)
		n++;
	MUST_BE(n == 500 || errno == EAGAIN);
	close(from);
	close(to);
	return n;
}

PROBE(.claim = "A UNIX datagram socket queues as many messages as its namespace's max_dgram_qlen "
	       "says",
	.source = "unix(7), /proc interfaces; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net", "sysctl.net.unix.max_dgram_qlen" },
	.sabotage = { .twin = "the length is set in another namespace" }, )
{
	const char *path = "/proc/sys/net/unix/max_dgram_qlen";

	MUST(unshare(CLONE_NEWNET));
	MUST(write_file(path, "40"));
	int outer = room();
	IN_CHILD(CLONE_NEWNET)
	{
		MUST(write_file(path, "25"));
		if (sabotaged())
			MUST(unshare(CLONE_NEWNET));
		EXPECT_EQ(room(), outer - 15);
	}
	EXPECT_GE(outer, 40); /* control */
	EXPECT_LE(outer, 41);
}
