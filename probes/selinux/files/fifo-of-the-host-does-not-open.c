/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Opening a fifo of the host fails with EACCES, fifo_file:read, whatever its mode "
	       "bits say",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, read",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_node("/host", S_IFIFO, 0, "host_file_t", NULL);
	make_labelled_node("/own/fifo", S_IFIFO, 0, "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/host", O_RDONLY | O_NONBLOCK | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/own/fifo", O_RDONLY | O_NONBLOCK | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "host_file_t", "fifo_file", "read");
}
