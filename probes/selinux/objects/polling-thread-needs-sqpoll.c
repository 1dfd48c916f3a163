/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/io_uring.h>

#include "stage.h"

static long setup(uint32_t flags)
{
	struct io_uring_params p = { .flags = flags };

	return syscall(SYS_io_uring_setup, 1, &p);
}

PROBE(.claim = "io_uring_setup(2) with IORING_SETUP_SQPOLL is EACCES without io_uring:sqpoll",
	.source = "SELinux Notebook, Object Classes and Permissions, io_uring Object Class, sqpoll",
	.denied_by = "types", .needs = { "selinux", "root", "syscall.io_uring_setup" },
	.sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(setup(IORING_SETUP_SQPOLL), EACCES);
		EXPECT_OK(setup(0)); /* control */
	}
	AS("cell_init_t", categories())
	EXPECT_OK(setup(IORING_SETUP_SQPOLL)); /* control */
	EXPECT_AVC("cell_t", "cell_t", "io_uring", "sqpoll");
}
