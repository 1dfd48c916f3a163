/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "stage.h"

static long request(int s, uint16_t type)
{
	struct nlmsghdr m = { sizeof(m), type, NLM_F_REQUEST, 1, 0 };
	struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };

	return sendto(s, &m, sizeof(m), 0, (struct sockaddr *)&kernel, sizeof(kernel));
}

PROBE(.claim = "A message type that the netlink table lacks is EINVAL for a confined sender",
	.source = "SELinux Notebook, Object Classes and Permissions, Netlink Socket Object "
		  "Classes, nlmsg",
	.needs = { "selinux", "root" },
	.sabotage = { .twin = "the message type is one that the table has" })
{
	stage();
	AS("cell_t", categories())
	{
		int s = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
		EXPECT_ERRNO(request(s, sabotaged() ? RTM_GETLINK : 999), EINVAL);
		EXPECT_OK(request(s, RTM_GETADDR)); /* control */
	}
}
