/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "stage.h"

static long request(int s, uint16_t type, uint16_t flags)
{
	struct {
		struct nlmsghdr head;
		struct ifinfomsg link;
	} m = { .head = { sizeof(m), type, (uint16_t)(NLM_F_REQUEST | flags), 1, 0 },
		.link = { .ifi_family = AF_UNSPEC, .ifi_index = 1 } };
	struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };

	return sendto(s, &m, sizeof(m), 0, (struct sockaddr *)&kernel, sizeof(kernel));
}

PROBE(.claim = "A netlink request that changes is EACCES without nlmsg_write; one that reads is "
	       "not",
	.source = "SELinux Notebook, Object Classes and Permissions, Netlink Socket Object "
		  "Classes, nlmsg_write",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWNET));
	AS("cell_t", categories())
	{
		int s = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
		EXPECT_ERRNO(request(s, RTM_NEWLINK, 0), EACCES);
		EXPECT_OK(request(s, RTM_GETLINK, 0)); /* control */
	}
	AS("cell_init_t", categories())
	{
		int s = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
		EXPECT_OK(request(s, RTM_NEWLINK, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_t", "netlink_route_socket", "nlmsg_write");
}
