/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if_link.h>

#include "_net.h"

/* Kernel bugs it catches: the target's owner not asked: a cell pushes devices into the host's
 * namespace; the check made for the descriptor and not for the process ID. */
static int move_by_pid(const char *name, uint32_t pid)
{
	struct ifinfomsg body = { .ifi_family = AF_UNSPEC };
	struct nl nl;

	nl_begin(&nl, RTM_NEWLINK, 0, &body, sizeof(body));
	nl_attr(&nl, IFLA_IFNAME, name, strlen(name) + 1);
	nl_attr(&nl, IFLA_NET_NS_PID, &pid, sizeof(pid));
	return nl_do(&nl);
}

PROBE(.claim = "A device moves only into a namespace in whose owner the caller has CAP_NET_ADMIN",
	.source = "kernel source, net/core/rtnetlink.c, rtnl_link_get_net_capable(); ip-link(8), "
		  "netns",
	.needs = { "root", "userns", "ns.net" },
	.sabotage = { .twin = "the target is owned by the caller's own user namespace" }, )
{
	MUST(unshare(CLONE_NEWNET));
	int parent = ns_open(0, "net");
	pid_t parent_pid = getpid();

	IN_USERNS(CLONE_NEWNET, "0 0 1", "0 0 1")
	{
		struct gate end = gate_new();
		pid_t owned = spawn(CLONE_NEWNET);
		if (owned == 0) {
			gate_wait(&end);
			probe_exit(0);
		}
		if (sabotaged()) {
			parent = ns_open(owned, "net");
			parent_pid = owned;
		}
		MUST(veth_new("push0", "push1", -1));
		row("by descriptor");
		EXPECT_ERRNO(link_move("push0", parent), EPERM);
		row("by process ID");
		EXPECT_ERRNO(move_by_pid("push1", (uint32_t)parent_pid), EPERM);
		row("to a namespace that it owns");
		MUST(veth_new("own0", "own1", -1));
		EXPECT_OK(link_move("own0", ns_open(owned, "net"))); /* control */
		EXPECT_OK(move_by_pid("own1", (uint32_t)owned));
		row("to no namespace");
		MUST(veth_new("last0", "last1", -1));
		EXPECT_ERRNO(move_by_pid("last0", 999999), ESRCH);
		EXPECT_ERRNO(link_move("last0", 0), EINVAL);
		gate_post(&end);
		EXPECT_EXIT(child_wait(owned), 0);
	}
}
