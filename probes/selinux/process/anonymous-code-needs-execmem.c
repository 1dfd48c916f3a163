/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "stage.h"

PROBE(.claim = "mmap(2) of anonymous memory that is writable and executable is EACCES, "
	       "process:execmem",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, execmem",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
				     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
			EACCES);
		EXPECT_OK(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
			0)); /* control */
	}
	AS("cell_init_t", categories())
	EXPECT_OK(mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
		-1, 0)); /* control */
	EXPECT_AVC("cell_t", "cell_t", "process", "execmem");
}
