/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>
#include <sys/un.h>

#include "stage.h"

PROBE(.claim = "sendto(2) to a UNIX datagram socket of the host fails with EACCES, "
	       "unix_dgram_socket:sendto",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Network Object Classes, sendto",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	struct sockaddr_un host = { .sun_family = AF_UNIX }, own = host;
	snprintf(host.sun_path + 1, 64, "bulkhead-dhost-%d", getpid());
	snprintf(own.sun_path + 1, 64, "bulkhead-down-%d", getpid());
	int a = MUST(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	MUST(bind(a, (struct sockaddr *)&host, sizeof(host)));
	AS("cell_t", categories())
	{
		int r = MUST(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
		int s = MUST(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
		MUST(bind(r, (struct sockaddr *)&own, sizeof(own)));
		EXPECT_ERRNO(sendto(s, "x", 1, 0, (struct sockaddr *)&host, sizeof(host)), EACCES);
		EXPECT_EQ(sendto(s, "x", 1, 0, (struct sockaddr *)&own, sizeof(own)),
			1); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "unix_dgram_socket", "sendto");
}
