/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "stage.h"

static int loopback_up(void)
{
	struct ifreq r = { .ifr_name = "lo", .ifr_flags = IFF_UP };
	int s = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	return ioctl(s, SIOCSIFFLAGS, &r);
}

PROBE(.claim = "SIOCSIFFLAGS by a cell's root with all capabilities is EPERM, capability:net_admin",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "net_admin",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	MUST(unshare(CLONE_NEWNET));
	AS("cell_t", categories())
	EXPECT_ERRNO(loopback_up(), EPERM);
	AS("cell_init_t", categories())
	EXPECT_OK(loopback_up()); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability", "net_admin");
}
