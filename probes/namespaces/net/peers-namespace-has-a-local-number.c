/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if_link.h>
#include <linux/net_namespace.h>

#include "_net.h"

/* Kernel bugs it catches: the number of a peer namespace valid in all namespaces; one number for two;
 * a number already taken given again. */
static int nsid(uint16_t type, int ns, int wanted)
{
	struct rtgenmsg body = { AF_UNSPEC };
	struct nl nl;

	nl_begin(&nl, type, 0, &body, sizeof(body));
	nl_attr(&nl, NETNSA_FD, &ns, sizeof(ns));
	if (type == RTM_NEWNSID)
		nl_attr(&nl, NETNSA_NSID, &wanted, sizeof(wanted));
	if (type == RTM_NEWNSID)
		return nl_do(&nl);
	int fd = nl_socket(0), result = nl_ask(fd, &nl);
	close(fd);
	if (result < 0)
		return -2;
	struct rtattr *attr = (void *)((char *)NLMSG_DATA(&nl.head) + NLMSG_ALIGN(sizeof(body)));
	return *(int *)RTA_DATA(attr);
}

PROBE(.claim = "A network namespace's number for a peer is its own: unset elsewhere, and not given "
	       "twice",
	.source = "ip-netns(8), set; kernel source, net/core/net_namespace.c, rtnl_net_newid()",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "the number is asked for where it was set" }, )
{
	struct gate end = gate_new();

	MUST(unshare(CLONE_NEWNET));
	pid_t one = spawn(CLONE_NEWNET);
	if (one == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	pid_t two = spawn(CLONE_NEWNET);
	if (two == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	int first = ns_open(one, "net"), second = ns_open(two, "net");
	row("set");
	EXPECT_EQ(nsid(RTM_GETNSID, first, 0), NETNSA_NSID_NOT_ASSIGNED);
	EXPECT_OK(nsid(RTM_NEWNSID, first, 42));
	EXPECT_EQ(nsid(RTM_GETNSID, first, 0), 42); /* control */
	row("given again");
	EXPECT_ERRNO(nsid(RTM_NEWNSID, second, 42), EEXIST);
	EXPECT_ERRNO(nsid(RTM_NEWNSID, first, 43), EEXIST);
	row("seen from another namespace");
	IN_CHILD(0)
	{
		if (!sabotaged())
			MUST(setns(second, CLONE_NEWNET));
		EXPECT_EQ(nsid(RTM_GETNSID, first, 0), NETNSA_NSID_NOT_ASSIGNED);
		if (!sabotaged())
			EXPECT_OK(nsid(RTM_NEWNSID, first, 7));
	}
	EXPECT_EQ(nsid(RTM_GETNSID, first, 0), 42);
	gate_post(&end);
	gate_post(&end);
	child_wait(one);
	child_wait(two);
}
