/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <arpa/inet.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "stage.h"

static int bind_to(int type, const char *address)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(7002) };
	int s = MUST(socket(AF_INET, type | SOCK_CLOEXEC, 0));

	inet_pton(AF_INET, address, &a.sin_addr);
	return bind(s, (struct sockaddr *)&a, sizeof(a));
}

PROBE(.claim = "bind(2) to an address whose node type is not granted fails with EACCES, node_bind",
	.source = "SELinux Notebook, Object Classes and Permissions, Network Object Classes, "
		  "node_bind",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	struct ifreq up = { .ifr_name = "lo", .ifr_flags = IFF_UP };

	stage();
	MUST(unshare(CLONE_NEWNET));
	MUST(ioctl(MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)), SIOCSIFFLAGS, &up));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(bind_to(SOCK_STREAM, "127.0.0.2"), EACCES);
		EXPECT_ERRNO(bind_to(SOCK_DGRAM, "127.0.0.2"), EACCES);
		EXPECT_OK(bind_to(SOCK_STREAM, "127.0.0.1")); /* control */
		EXPECT_OK(bind_to(SOCK_DGRAM, "127.0.0.1"));
	}
	EXPECT_AVC("cell_t", "cell_node_t", "tcp_socket", "node_bind");
	EXPECT_AVC("cell_t", "cell_node_t", "udp_socket", "node_bind");
}
