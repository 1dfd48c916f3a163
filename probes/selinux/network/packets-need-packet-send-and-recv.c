/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_network.h"
#include "stage.h"

/* Kernel bug it catches: only one direction is checked, or a packet without a label is let through. */
PROBE(.claim = "A domain without packet:send is refused each datagram; without peer:recv it gets "
	       "none",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Network Object Classes, packet",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	network_of_own();
	int to = udp("127.0.0.1", 7003);
	AS("cell_child_t", categories())
	{
		int s = udp("127.0.0.1", 7004);
		EXPECT_ERRNO(udp_send(s, "127.0.0.1", 7003), ECONNREFUSED);
		EXPECT(!fd_wait(to, POLLIN, 0));
	}
	AS("cell_t", categories())
	{
		int s = udp("127.0.0.1", 7005);
		EXPECT_EQ(udp_send(s, "127.0.0.1", 7003), 1); /* control */
		EXPECT_EQ(udp_send(s, "127.0.0.1", 7005), 1);
		EXPECT(fd_wait(s, POLLIN, -1));
	}
	EXPECT(fd_wait(to, POLLIN, -1));
	/* Arriving is no call that could fail: nothing comes, and the record says why. */
	struct gate ready = gate_new(), sent = gate_new();
	pid_t deaf = spawn_as("cell_child_t", categories());
	if (deaf == 0) {
		int s = udp("127.0.0.1", 7006);
		gate_post(&ready);
		gate_wait(&sent);
		EXPECT(!fd_wait(s, POLLIN, 0));
		probe_exit(0);
	}
	gate_wait(&ready);
	EXPECT_EQ(udp_send(to, "127.0.0.1", 7006), 1);
	gate_post(&sent);
	child_wait(deaf);
	if (!sabotaged())
		EXPECT(EVENTUALLY(avc_collect() == 0 && avc_seen("peer", "recv")));
	EXPECT_AVC("cell_child_t", "unlabeled_t", "packet", "send");
	EXPECT_AVC("cell_child_t", "unlabeled_t", "peer", "recv");
}
