/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <arpa/inet.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "stage.h"

static int connect_to(int port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	int s = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));

	inet_pton(AF_INET, "127.0.0.1", &a.sin_addr);
	return connect(s, (struct sockaddr *)&a, sizeof(a));
}

PROBE(.claim = "connect(2) to a TCP port of another type fails with EACCES, name_connect",
	.source = "SELinux Notebook, Object Classes and Permissions, Network Object Classes, "
		  "name_connect",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	struct ifreq up = { .ifr_name = "lo", .ifr_flags = IFF_UP };

	stage();
	MUST(unshare(CLONE_NEWNET));
	MUST(ioctl(MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)), SIOCSIFFLAGS, &up));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(connect_to(8001), EACCES);
		EXPECT_ERRNO(connect_to(7101), EACCES);	      /* may be bound, not connected to */
		EXPECT_ERRNO(connect_to(7001), ECONNREFUSED); /* control: it got to the network */
	}
	EXPECT_AVC("cell_t", "port_t", "tcp_socket", "name_connect");
	EXPECT_AVC("cell_t", "cell_listen_port_t", "tcp_socket", "name_connect");
}
