/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/netlink.h>
#include <linux/selinux_netlink.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "stage.h"

PROBE(.claim = "Loading the policy again keeps a running cell's label and is announced by netlink",
	.source = "SELinux Notebook, Computing Access Decisions, policy reload",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the policy is not loaded again" }, .exclusive = true)
{
	/* The status page of selinuxfs: version, sequence, enforcing, policyload, deny_unknown. */
	struct {
		uint32_t version, sequence, enforcing, policyload, deny_unknown;
	} * status;
	struct sockaddr_nl a = { .nl_family = AF_NETLINK, .nl_groups = SELNL_GRP_AVC };
	char *policy = MUST_PTR(malloc(1 << 20)), message[256];
	ssize_t size = 0, n;

	stage();
	pid_t cell = hold_as("cell_t", categories());
	status = MUST_PTR(mmap(NULL, 4096, PROT_READ, MAP_SHARED,
		MUST(open("/sys/fs/selinux/status", O_RDONLY | O_CLOEXEC)), 0));
	int s = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SELINUX));
	MUST(bind(s, (struct sockaddr *)&a, sizeof(a)));
	int in = MUST(open("/sys/fs/selinux/policy", O_RDONLY | O_CLOEXEC));
	while ((n = MUST(read(in, policy + size, (1 << 20) - (size_t)size))) > 0)
		size += n;
	uint32_t before = status->policyload;
	if (!sabotaged()) {
		int out = MUST(open("/sys/fs/selinux/load", O_WRONLY | O_CLOEXEC));
		EXPECT_EQ(write(out, policy, (size_t)size), size);
	}
	if (EXPECT(fd_wait(s, POLLIN, sabotaged() ? 50 : -1))) {
		struct nlmsghdr *head = (struct nlmsghdr *)message;
		MUST(recv(s, message, sizeof(message), MSG_DONTWAIT));
		EXPECT_EQ(head->nlmsg_type, SELNL_MSG_POLICYLOAD);
	}
	EXPECT_NE(status->policyload, before);
	EXPECT_STR(process_label(cell), subject_context("cell_t", categories()));
	make_labelled("/secret", "host_secret_t", NULL);
	AS("cell_t", categories())
	EXPECT_ERRNO(open("/secret", O_RDONLY | O_CLOEXEC), EACCES);
	EXPECT_AVC("cell_t", "host_secret_t", "file", "read");
	drop(cell);
}
