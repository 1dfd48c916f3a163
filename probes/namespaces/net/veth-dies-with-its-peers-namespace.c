/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: the end in a dead namespace handed to another one instead of destroyed;
 * its peer left behind; the namespace destroyed although a descriptor holds it. */
PROBE(.claim = "When a namespace ends its veth devices are destroyed, and with them their peers",
	.source = "network_namespaces(7), DESCRIPTION; veth(4)", .needs = { "root", "ns.net" },
	.sabotage = { .twin = "a descriptor keeps the namespace" }, )
{
	MUST(unshare(CLONE_NEWNET));
	struct gate end = gate_new();
	pid_t other = spawn(CLONE_NEWNET);
	if (other == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	int ns = ns_open(other, "net");
	MUST(veth_new("here", "there", ns));
	EXPECT_GE(link_index("here"), 1); /* control */
	EXPECT_EQ(link_index("there"), -1);
	if (!sabotaged())
		close(ns);
	gate_post(&end);
	EXPECT_EXIT(child_wait(other), 0);
	/* Network namespaces are taken down later, by a kernel thread. */
	EVENTUALLY(link_index("here") == -1 || sabotaged());
	EXPECT_EQ(link_index("here"), -1);
	EXPECT_EQ(link_index("there"), -1);
	EXPECT_EQ(device_count(), 1);
}
