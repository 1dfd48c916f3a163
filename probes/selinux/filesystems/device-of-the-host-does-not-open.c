/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "stage.h"

PROBE(.claim = "A device node of the host does not open in a cell: EACCES, chr_file:read",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, chr_file",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	/* Nodes of its own, on a mount that lets devices be opened: the label alone is asked. */
	make_dir("/mnt");
	MUST(mount("mnt", "/mnt", "tmpfs", 0, "mode=0755"));
	make_labelled_node("/mnt/zero", S_IFCHR, makedev(1, 5), "device_t", NULL);
	make_labelled_node("/mnt/null", S_IFCHR, makedev(1, 3), "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/mnt/zero", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/mnt/null", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "device_t", "chr_file", "read");
}
