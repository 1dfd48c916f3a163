/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_network.h"
#include "stage.h"

/* Kernel bug it catches: the node of a packet is looked up by its source instead of its destination. */
PROBE(.claim = "A datagram to an address whose node type is not granted is ECONNREFUSED, "
	       "node:sendto",
	.source = "SELinux Notebook, Object Classes and Permissions, Network Object Classes, node, "
		  "sendto",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	network_of_own();
	int to = udp("0.0.0.0", 7003);
	AS("cell_t", categories())
	{
		int s = udp("127.0.0.1", 0);
		EXPECT_ERRNO(udp_send(s, "127.0.0.2", 7003), ECONNREFUSED);
		EXPECT_EQ(udp_send(s, "127.0.0.1", 7003), 1); /* control */
	}
	EXPECT(fd_wait(to, POLLIN, -1));
	EXPECT_AVC("cell_t", "cell_node_t", "node", "sendto");
}
