/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "stage.h"

PROBE(.claim = "mprotect(PROT_EXEC) of a private mapping that was written to is EACCES, "
	       "file:execmod",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, execmod",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/code", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		int fd = MUST(open("/own/code", O_RDONLY | O_CLOEXEC));
		char *written =
			MUST_PTR(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0));
		char *clean = MUST_PTR(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0));
		written[0] = 'x';
		EXPECT_ERRNO(mprotect(written, 4096, PROT_READ | PROT_EXEC), EACCES);
		EXPECT_OK(mprotect(clean, 4096, PROT_READ | PROT_EXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_file_t", "file", "execmod");
}
