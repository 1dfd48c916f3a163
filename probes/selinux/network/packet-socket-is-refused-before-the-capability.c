/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/ioctl.h>

#include "_network.h"
#include "stage.h"

static int opened(void)
{
	return socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, htons(ETH_P_ALL));
}

/* Kernel bug it catches: packet sockets are checked as the generic class, which more domains have. */
PROBE(.claim = "socket(AF_PACKET) is EACCES by packet_socket:create before EPERM by the capability",
	.source = "packet(7), DESCRIPTION", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	network_of_own();
	int known = MUST(opened());
	close(known);
	AS("cell_t", categories())
	EXPECT_ERRNO(opened(), EACCES);
	AS("cell_init_t", categories())
	{
		struct sockaddr_ll a = { .sll_family = AF_PACKET,
			.sll_protocol = htons(ETH_P_ALL) };
		struct ifreq r = { .ifr_name = "lo" };
		struct tpacket_stats stats;
		socklen_t size = sizeof(stats);
		char frame[256];
		int s = opened(), from = udp("127.0.0.1", 0);
		EXPECT_OK(s); /* control */
		EXPECT_OK(ioctl(s, SIOCGIFINDEX, &r));
		a.sll_ifindex = r.ifr_ifindex;
		EXPECT_OK(bind(s, (struct sockaddr *)&a, sizeof(a)));
		EXPECT_EQ(udp_send(from, "127.0.0.1", 7003), 1);
		EXPECT_GE(recv(s, frame, sizeof(frame), 0), 1);
		EXPECT_OK(getsockopt(s, SOL_PACKET, PACKET_STATISTICS, &stats, &size));
	}
	EXPECT_AVC("cell_t", "cell_t", "packet_socket", "create");
}
