/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void outside(void)
{
	MUST_RC(avc_begin());
	tell(1);
	await(1);
	EXPECT_AVC("cell_t", "tmpfs_t", "file", "read");
}

PROBE(.claim = "A file of the cell's root that nobody labelled for it does not open: EACCES, "
	       "file:read",
	.source = "SELinux Notebook, Labeling Objects, containers", .denied_by = "types",
	.needs = { "selinux.bulkhead", "root" }, .cell = { .selinux_type = "cell_t" },
	.sabotage = { .selinux_type = "cell_super_t" }, .outside = outside)
{
	await(1);
	EXPECT_ERRNO(open("/etc/passwd", O_RDONLY | O_CLOEXEC), EACCES);
	EXPECT_OK(open("/record", O_RDWR | O_CLOEXEC)); /* control */
	tell(1);
}
