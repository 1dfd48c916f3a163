/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_network.h"
#include "stage.h"

static int bound_to(const char *address)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	int s = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_ICMP));

	inet_pton(AF_INET, address, &a.sin_addr);
	return bind(s, (struct sockaddr *)&a, sizeof(a));
}

/* Kernel bug it catches: a ping socket is taken for a raw one, or bound without a check. */
PROBE(.claim = "bind(2) of a ping socket to an address of another type is EACCES, "
	       "icmp_socket:node_bind",
	.source = "SELinux Notebook, Policy Capabilities, extended_socket_class",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	network_of_own();
	MUST(write_file("/proc/sys/net/ipv4/ping_group_range", "0 1000"));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(bound_to("127.0.0.2"), EACCES);
		EXPECT_OK(bound_to("127.0.0.1")); /* control */
	}
	EXPECT_AVC("cell_t", "cell_node_t", "icmp_socket", "node_bind");
}
