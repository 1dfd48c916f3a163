/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/io_uring.h>

#include "stage.h"

static long setup(void)
{
	struct io_uring_params p = { 0 };

	return syscall(SYS_io_uring_setup, 1, &p);
}

PROBE(.claim = "io_uring_setup(2) is EACCES without anon_inode:create on the type that policy "
	       "gives it",
	.source = "SELinux Notebook, Object Classes and Permissions, Miscellaneous Kernel Object "
		  "Classes, anon_inode",
	.denied_by = "types", .needs = { "selinux", "root", "syscall.io_uring_setup" },
	.sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_child_t", categories())
	EXPECT_ERRNO(setup(), EACCES);
	AS("cell_t", categories())
	EXPECT_OK(setup()); /* control */
	EXPECT_AVC("cell_child_t", "cell_uring_t", "anon_inode", "create");
}
