/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/netlink.h>
#include <linux/selinux_netlink.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "stage.h"

/* Kernel bug it catches: object managers in user space keep decisions of before the switch. */
PROBE(.claim = "A committed switch arrives on netlink_selinux and in the status page, a pending "
	       "one does "
	       "not",
	.source = "SELinux Notebook, SELinux Filesystem, commit_pending_bools",
	.needs = { "selinux", "root" }, .sabotage = { .twin = "the switch is not committed" },
	.exclusive = true)
{
	/* The status page of selinuxfs: version, sequence, enforcing, policyload, deny_unknown. */
	const volatile uint32_t *status;
	struct sockaddr_nl a = { .nl_family = AF_NETLINK, .nl_groups = SELNL_GRP_AVC };
	char message[256];

	stage();
	status = MUST_PTR(mmap(NULL, 4096, PROT_READ, MAP_SHARED,
		MUST(open("/sys/fs/selinux/status", O_RDONLY | O_CLOEXEC)), 0));
	int s = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SELINUX));
	MUST(bind(s, (struct sockaddr *)&a, sizeof(a)));
	uint32_t before = status[3];
	MUST(write_file("/sys/fs/selinux/booleans/cell_reads_toggle", "1"));
	EXPECT(!fd_wait(s, POLLIN, 0)); /* control */
	EXPECT_EQ(status[3], before);
	if (!sabotaged())
		MUST(write_file("/sys/fs/selinux/commit_pending_bools", "1"));
	if (EXPECT(fd_wait(s, POLLIN, sabotaged() ? 50 : -1))) {
		struct nlmsghdr *head = (struct nlmsghdr *)message;
		MUST(recv(s, message, sizeof(message), MSG_DONTWAIT));
		EXPECT_EQ(head->nlmsg_type, SELNL_MSG_POLICYLOAD);
		EXPECT_NE(status[3], before);
	}
	MUST(write_file("/sys/fs/selinux/booleans/cell_reads_toggle", "0"));
	MUST(write_file("/sys/fs/selinux/commit_pending_bools", "1"));
}
