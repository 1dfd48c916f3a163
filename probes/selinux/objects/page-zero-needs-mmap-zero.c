/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "stage.h"

PROBE(.claim = "A mapping below LSM_MMAP_MIN_ADDR by a cell's root is EACCES, memprotect:mmap_zero",
	.source = "SELinux Notebook, Object Classes and Permissions, Miscellaneous Kernel Object "
		  "Classes, mmap_zero",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(mmap((void *)4096, 4096, PROT_READ,
				     MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0),
			EACCES);
		EXPECT_OK(mmap((void *)0x200000, 4096, PROT_READ,
			MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_t", "memprotect", "mmap_zero");
}
