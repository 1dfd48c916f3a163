/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "_sets.h"

/* Kernel bug it catches: a network capability looked up in the caller's user namespace instead of
 * the one that owns the network namespace. */
static long act(int way)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(79) };
	struct ifreq request = { .ifr_name = "lo" };
	int fd;

	switch (way) {
	case 0:
		return socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMP);
	case 1:
		return socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
	case 2:
		fd = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
		return bind(fd, (struct sockaddr *)&address, sizeof(address));
	case 3:
		fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
		return setsockopt(fd, SOL_SOCKET, 36 /* SO_MARK */, &(int){ 1 }, sizeof(int));
	default:
		fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
		MUST(ioctl(fd, 0x8913 /* SIOCGIFFLAGS */, &request));
		return ioctl(fd, 0x8914 /* SIOCSIFFLAGS */, &request);
	}
}

PROBE(
	.claim = "Network capabilities count in the user namespace that owns the network namespace",
	.source = "capabilities(7), CAP_NET_ADMIN and CAP_NET_RAW; user_namespaces(7)",
	.needs = { "root", "userns", "ns.net" },
	.sabotage = {
		.twin = "the user namespace gets a network namespace of its own in both cases",
	},
)
{
	static const struct {
		const char *name;
		int error;
	} rows[] = { { "raw socket", EPERM }, { "packet socket", EPERM }, { "low port", EACCES },
		{ "socket mark", EPERM }, { "interface flags", EPERM } };

	for (int own = 0; own < 2; own++) {
		IN_USERNS(own || sabotaged() ? CLONE_NEWNET : 0, "0 0 1", "0 0 1") {
			for (int way = 0; way < 5; way++) {
				row("%s, %s", rows[way].name, own ? "owner" : "child of the owner");
				errno = 0;
				long result = act(way);
				if (result == -1 && errno == EAFNOSUPPORT)
					row_skip(SKIP_KERNEL, "the family is not there");
				else if (own)
					EXPECT(result != -1); /* control */
				else
					EXPECT(result == -1 && errno == rows[way].error);
			}
		}
	}
}
