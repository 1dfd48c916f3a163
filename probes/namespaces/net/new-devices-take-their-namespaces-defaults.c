/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: a new device that copies the host's conf/default, or a namespace whose
 * conf/all is the host's: forwarding that is on outside is on in every cell. */
static void expect_forwarding(const char *device, long long wanted)
{
	EXPECT_EQ(file_number(fmt("/proc/sys/net/ipv4/conf/%s/forwarding", device)), wanted);
}

PROBE(.claim = "A new device begins with the settings of conf/default of its own network namespace",
	.source = "kernel Documentation/networking/ip-sysctl.rst, conf/default; "
		  "network_namespaces(7)",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "the setting is made in the namespace of the second device" }, )
{
	MUST(unshare(CLONE_NEWNET));
	if (!sabotaged())
		MUST(write_file("/proc/sys/net/ipv4/conf/default/forwarding", "1"));
	row("where it was set");
	MUST(link_new("bridge", "br-one"));
	expect_forwarding("br-one", sabotaged() ? 0 : 1); /* control */
	IN_CHILD(CLONE_NEWNET)
	{
		if (sabotaged())
			MUST(write_file("/proc/sys/net/ipv4/conf/default/forwarding", "1"));
		else
			MUST(write_file("/proc/sys/net/ipv4/conf/default/forwarding", "0"));
		row("in a namespace of its own");
		MUST(link_new("bridge", "br-two"));
		expect_forwarding("br-two", 0);
	}
	row("where it was set, afterwards");
	MUST(link_new("bridge", "br-three"));
	expect_forwarding("br-three", sabotaged() ? 0 : 1);
}
