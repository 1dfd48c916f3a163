/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <arpa/inet.h>
#include <sys/socket.h>

#include "stage.h"

static int bind_to(int type, const char *address, int port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	int s = MUST(socket(AF_INET, type | SOCK_CLOEXEC, 0));

	inet_pton(AF_INET, address, &a.sin_addr);
	return bind(s, (struct sockaddr *)&a, sizeof(a));
}

PROBE(.claim = "bind(2) to a TCP or UDP port of another type fails with EACCES, name_bind",
	.source = "SELinux Notebook, Object Classes and Permissions, Network Object Classes, "
		  "name_bind",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWNET));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(bind_to(SOCK_STREAM, "0.0.0.0", 8001), EACCES);
		EXPECT_ERRNO(bind_to(SOCK_DGRAM, "0.0.0.0", 8001), EACCES);
		EXPECT_OK(bind_to(SOCK_STREAM, "0.0.0.0", 7001)); /* control */
		EXPECT_OK(bind_to(SOCK_STREAM, "0.0.0.0", 7100));
		EXPECT_OK(bind_to(SOCK_DGRAM, "0.0.0.0", 7001));
	}
	EXPECT_AVC("cell_t", "port_t", "tcp_socket", "name_bind");
	EXPECT_AVC("cell_t", "port_t", "udp_socket", "name_bind");
}
