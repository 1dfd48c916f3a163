/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "stage.h"

PROBE(.claim = "mmap(2) with PROT_EXEC of a file that may be mapped but not executed is EACCES, "
	       "file:execute",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, execute",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/record", "record_t", NULL);
	AS("cell_t", categories())
	{
		int fd = MUST(open("/record", O_RDONLY | O_CLOEXEC));
		EXPECT_ERRNO(mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0), EACCES);
		EXPECT_OK(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "record_t", "file", "execute");
}
