/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: two devices of one name in a namespace, so that a cell's device answers for
 * another; a refused move that leaves the device nowhere; an index that is taken given twice. */
static struct gate ready, end;

static void holder(void)
{
	MUST(link_new("bridge", "br-one"));
	gate_post(&ready);
	gate_wait(&end);
	row("the one that was there before");
	EXPECT_GE(link_index("br-one"), 0);
	row("the one that came");
	int came = link_index("br-two"), lo = link_index("lo"), old = link_index("br-one");
	EXPECT_GE(came, 0);
	EXPECT(came != lo && came != old);
	probe_exit(0);
}

PROBE(.claim = "A device whose name is taken in the target namespace stays where it is: EEXIST",
	.source = "network_namespaces(7), DESCRIPTION; rtnetlink(7), RTM_NEWLINK, IFLA_NET_NS_FD",
	.needs = { "root", "ns.net" }, .sabotage = { .twin = "the device has another name" }, )
{
	ready = gate_new(), end = gate_new();
	MUST(unshare(CLONE_NEWNET));
	pid_t other = spawn(CLONE_NEWNET);
	if (other == 0)
		holder();
	gate_wait(&ready);
	int ns = ns_open(other, "net");

	MUST(veth_new(sabotaged() ? "other" : "br-one", "br-two", -1));
	row("a name that is taken");
	EXPECT_ERRNO(link_move(sabotaged() ? "other" : "br-one", ns), EEXIST);
	EXPECT_GE(link_index("br-one"), 0);
	row("a name that is free");
	EXPECT_OK(link_move("br-two", ns)); /* control */
	EXPECT_EQ(link_index("br-two"), -1);
	gate_post(&end);
	EXPECT_EXIT(child_wait(other), 0);
}
