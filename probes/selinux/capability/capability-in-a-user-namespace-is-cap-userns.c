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

PROBE(.claim = "A capability in a child user namespace is checked as cap_userns, not as capability",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "cap_userns",
	.denied_by = "types", .needs = { "selinux", "root", "userns" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_init_t", categories())
	{
		MUST(unshare(CLONE_NEWUSER | CLONE_NEWUTS | CLONE_NEWNET));
		EXPECT_OK(
			sethostname("bulkhead", 8)); /* control: cap_userns:sys_admin is granted */
		EXPECT_ERRNO(loopback_up(), EPERM);
	}
	EXPECT_AVC("cell_init_t", "cell_init_t", "cap_userns", "net_admin");
	EXPECT_NO_AVC("capability", "net_admin");
}
