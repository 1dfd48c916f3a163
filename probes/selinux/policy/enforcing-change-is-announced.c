/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/netlink.h>
#include <linux/selinux_netlink.h>
#include <poll.h>
#include <sys/socket.h>

#include "stage.h"

PROBE(.claim = "A change of enforcing arrives on netlink_selinux with its value, and in the status "
	       "page",
	.source = "SELinux Notebook, SELinux Filesystem, enforce", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the mode written is the one in force" }, .exclusive = true)
{
	struct sockaddr_nl a = { .nl_family = AF_NETLINK, .nl_groups = SELNL_GRP_AVC };
	char message[256];

	stage();
	if (file_number("/sys/fs/selinux/enforce") != 1)
		skip(SKIP_LSM, "SELinux is not enforcing");
	int s = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SELINUX));
	MUST(bind(s, (struct sockaddr *)&a, sizeof(a)));
	MUST(write_file("/sys/fs/selinux/enforce", sabotaged() ? "1" : "0"));
	EXPECT_EQ(file_number("/sys/fs/selinux/enforce"), 0);
	MUST(write_file("/sys/fs/selinux/enforce", "1"));
	for (int want = 0; want <= 1; want++) {
		struct nlmsghdr *head = (struct nlmsghdr *)message;
		if (!EXPECT(fd_wait(s, POLLIN, sabotaged() ? 50 : -1)))
			return;
		MUST(recv(s, message, sizeof(message), MSG_DONTWAIT));
		EXPECT_EQ(head->nlmsg_type, SELNL_MSG_SETENFORCE);
		EXPECT_EQ(((struct selnl_msg_setenforce *)NLMSG_DATA(head))->val, want);
	}
}
