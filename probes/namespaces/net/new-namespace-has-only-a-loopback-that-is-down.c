/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: a device, an address or a route of the creator carried over; the loopback
 * device not made, or born up. */
PROBE(.claim = "A new network namespace has a loopback device that is down, and no address or "
	       "route",
	.source = "network_namespaces(7), DESCRIPTION; clone(2), CLONE_NEWNET",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	IN_CHILD(CLONE_NEWNET)
	{
		MUST(link_up("lo"));
		MUST(veth_new("one", "two", -1));
		MUST(address_set("one", "10.9.8.7"));
		MUST(link_up("one"));
		EXPECT_EQ(device_count(), 3); /* control */
		EXPECT_EQ(connect_local(SOCK_DGRAM, 9), 0);
		IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
		{
			EXPECT_EQ(device_count(), 1);
			EXPECT_EQ(nl_count(RTM_GETADDR, AF_UNSPEC), 0);
			EXPECT_EQ(nl_count(RTM_GETROUTE, AF_INET), 0);
			EXPECT_EQ(link_index("lo"), 1);
			EXPECT_EQ(link_flags("lo") & (IFF_UP | IFF_LOOPBACK), IFF_LOOPBACK);
			EXPECT_ERRNO(connect_local(SOCK_DGRAM, 9), ENETUNREACH);
			MUST(link_up("lo"));
			EXPECT_EQ(connect_local(SOCK_DGRAM, 9), 0);
		}
	}
}
