/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <netinet/in.h>
#include <sys/socket.h>

#include "stage.h"

static int transparent(void)
{
	int s = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)), on = 1;

	return setsockopt(s, IPPROTO_IP, IP_TRANSPARENT, &on, sizeof(on));
}

PROBE(.claim = "IP_TRANSPARENT by a cell's root with all capabilities is EPERM, capability:net_raw",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "net_raw",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	EXPECT_ERRNO(transparent(), EPERM);
	AS("cell_init_t", categories())
	EXPECT_OK(transparent()); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability", "net_raw");
}
