/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <arpa/inet.h>
#include <sys/socket.h>

#include "stage.h"

static int bind_to(int port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	int s = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));

	return bind(s, (struct sockaddr *)&a, sizeof(a));
}

PROBE(.claim = "A port in ip_local_port_range is bound without name_bind: the kernel might have "
	       "picked it",
	.source = "SELinux Notebook, Object Classes and Permissions, Network Object Classes, "
		  "name_bind",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the range is moved away from the port" })
{
	stage();
	MUST(unshare(CLONE_NEWNET));
	MUST(write_file("/proc/sys/net/ipv4/ip_local_port_range",
		sabotaged() ? "50000 60000" : "40000 60000"));
	AS("cell_t", categories())
	{
		EXPECT_OK(bind_to(45000));
		EXPECT_ERRNO(bind_to(8001), EACCES); /* control */
	}
	EXPECT_AVC("cell_t", "port_t", "tcp_socket", "name_bind");
}
