/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static long make(void)
{
	return syscall(SYS_memfd_secret, O_CLOEXEC);
}

PROBE(.claim = "memfd_secret(2) is EACCES without anon_inode:create on its type",
	.source = "memfd_secret(2)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	long fd = make();
	if (fd < 0 && errno == ENOSYS)
		skip(SKIP_KERNEL,
			"memfd_secret(2): ENOSYS; before 6.5 it takes secretmem.enable=1");
	MUST(fd);
	AS("cell_t", categories())
	EXPECT_ERRNO(make(), EACCES);
	AS("cell_init_t", categories())
	EXPECT_OK(make()); /* control */
	EXPECT_AVC("cell_t", "cell_secretmem_t", "anon_inode", "create");
}
