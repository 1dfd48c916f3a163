/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A device node of the host does not open in a cell: EACCES, chr_file:read",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, chr_file",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC), EACCES);
	}
	EXPECT_OK(open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC)); /* control */
	EXPECT_AVC("cell_t", "device_t", "chr_file", "read");
}
