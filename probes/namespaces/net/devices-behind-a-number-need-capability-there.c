/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if_link.h>
#include <linux/net_namespace.h>
#include <sys/capability.h>

#include "_net.h"

#ifndef IFLA_TARGET_NETNSID
#define IFLA_TARGET_NETNSID 46
#endif
#define NUMBER 42

/* Kernel bugs it catches: another namespace's devices listed by whoever knows its number; the
 * right of the socket's opener not looked at, or only that. */
static int ask_for(int fd)
{
	struct ifinfomsg body = { .ifi_family = AF_UNSPEC, .ifi_index = 1 };
	int number = NUMBER;
	struct nl nl;

	nl_begin(&nl, RTM_GETLINK, 0, &body, sizeof(body));
	nl_attr(&nl, IFLA_TARGET_NETNSID, &number, sizeof(number));
	return nl_ask(fd, &nl);
}

/* A socket whose opener has, or has not, the capability in force. */
static int opened(bool with)
{
	cap_value_t cap = CAP_NET_ADMIN;
	cap_t caps = MUST_PTR(cap_get_proc());

	MUST(cap_set_flag(caps, CAP_EFFECTIVE, 1, &cap, with ? CAP_SET : CAP_CLEAR));
	MUST(cap_set_proc(caps));
	int fd = nl_socket(0);
	MUST(cap_set_flag(caps, CAP_EFFECTIVE, 1, &cap, CAP_SET));
	MUST(cap_set_proc(caps));
	cap_free(caps);
	return fd;
}

PROBE(.claim = "Devices of another namespace are told by its number with CAP_NET_ADMIN there, else "
	       "EACCES",
	.source = "kernel source, net/core/rtnetlink.c, rtnl_get_net_ns_capable()",
	.needs = { "root", "userns", "ns.net" }, .sabotage = { .twin = "the capability is kept" }, )
{
	struct rtgenmsg body = { AF_UNSPEC };
	struct gate end = gate_new();
	int number = NUMBER;
	struct nl nl;

	MUST(unshare(CLONE_NEWNET));
	pid_t holder = spawn(CLONE_NEWNET);
	if (holder == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	int there = ns_open(holder, "net");
	nl_begin(&nl, RTM_NEWNSID, 0, &body, sizeof(body));
	nl_attr(&nl, NETNSA_FD, &there, sizeof(there));
	nl_attr(&nl, NETNSA_NSID, &number, sizeof(number));
	MUST(nl_do(&nl));
	row("with it");
	int open_with = opened(true), open_without = opened(sabotaged());
	EXPECT_OK(ask_for(open_with)); /* control */
	row("opened without it");
	EXPECT_ERRNO(ask_for(open_without), EACCES);
	row("used without it");
	IN_CHILD(0)
	{
		if (!sabotaged())
			drop_cap(CAP_NET_ADMIN);
		EXPECT_ERRNO(ask_for(open_with), EACCES);
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(holder), 0);
}
