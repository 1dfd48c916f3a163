/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_net.h"

/* Kernel bug it catches: rtnetlink notices broadcast to listeners of every namespace: a cell learns
 * of the host's devices and addresses. */
static void drain(int fd)
{
	char buf[16384];

	while (recv(fd, buf, sizeof(buf), MSG_DONTWAIT) > 0)
		;
}

PROBE(.claim = "rtnetlink notices of devices and addresses go to listeners of that namespace only",
	.source = "rtnetlink(7); network_namespaces(7), DESCRIPTION", .needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	MUST(unshare(CLONE_NEWNET));
	int outer = nl_socket(RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV4_ROUTE);

	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		int inner = nl_socket(RTMGRP_LINK | RTMGRP_IPV4_IFADDR);
		MUST(link_up("lo"));
		MUST(veth_new("one", "two", -1));
		MUST(address_set("one", "10.3.3.1"));
		row("inside, of the inside");
		EXPECT(fd_wait(inner, POLLIN, -1)); /* control */
		row("outside, of the inside");
		EXPECT(!fd_wait(outer, POLLIN, 0));
		drain(inner);
		row("inside, of the outside");
		pid_t parent = getppid();
		if (!sabotaged())
			MUST(setns(ns_open(parent, "net"), CLONE_NEWNET));
		MUST(veth_new("three", "four", -1));
		EXPECT(!fd_wait(inner, POLLIN, 0));
		EXPECT(fd_wait(outer, POLLIN, -1)); /* control */
	}
}
