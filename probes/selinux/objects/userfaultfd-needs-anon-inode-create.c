/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static long make(void)
{
	return syscall(SYS_userfaultfd, O_CLOEXEC | 1); /* UFFD_USER_MODE_ONLY */
}

PROBE(.claim = "userfaultfd(2) is EACCES without anon_inode:create on its type, user mode only too",
	.source = "userfaultfd(2)", .denied_by = "types",
	.needs = { "selinux", "root", "syscall.userfaultfd" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	EXPECT_ERRNO(make(), EACCES);
	AS("cell_init_t", categories())
	EXPECT_OK(make()); /* control */
	EXPECT_AVC("cell_t", "cell_uffd_t", "anon_inode", "create");
}
