/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: the device listed in both namespaces or in neither; its address or its
 * up state carried along; the name not checked in the target; loopback allowed to move. */
PROBE(.claim = "A moved device is in the target namespace only, down and without addresses",
	.source = "network_namespaces(7), DESCRIPTION; ip-link(8), netns",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "the target is the namespace where it is" }, )
{
	IN_CHILD(CLONE_NEWNET)
	{
		struct gate end = gate_new();
		pid_t other = spawn(CLONE_NEWNET);
		if (other == 0) {
			gate_wait(&end);
			probe_exit(0);
		}
		int here = ns_open(0, "net"), there = ns_open(other, "net");
		MUST(veth_new("mover", "stays", -1));
		MUST(address_set("mover", "10.1.1.1"));
		MUST(link_up("mover"));
		row("moved");
		EXPECT_OK(link_move("mover", sabotaged() ? here : there));
		EXPECT_ERRNO(link_index("mover"), ENODEV);
		EXPECT_GE(link_index("stays"), 1); /* control */
		IN_CHILD(0)
		{
			MUST(setns(there, CLONE_NEWNET));
			EXPECT_GE(link_index("mover"), 1);
			if (link_index("mover") > 0)
				EXPECT_EQ(link_flags("mover") & IFF_UP, 0);
			EXPECT_EQ(nl_count(RTM_GETADDR, AF_INET), 0);
			EXPECT_EQ(link_index("stays"), -1);
		}
		row("name taken in the target");
		MUST(veth_new("clash", "clashed", there));
		MUST(veth_new("clashed", "unrelated", -1));
		EXPECT_ERRNO(link_move("clashed", there), EEXIST);
		EXPECT_GE(link_index("clashed"), 1);
		row("loopback");
		EXPECT_ERRNO(link_move("lo", there), EINVAL);
		gate_post(&end);
		EXPECT_EXIT(child_wait(other), 0);
	}
}
