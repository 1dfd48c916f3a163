/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Opening /sys/fs/selinux/policy needs security:read_policy beside file:read, else "
	       "EACCES",
	.source = "SELinux Notebook, SELinux Filesystem, policy", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/sys/fs/selinux/policy", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/sys/fs/selinux/mls", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "security_t", "security", "read_policy");
}
