/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "stage.h"

PROBE(.claim = "mmap(2) of a file that may be read but not mapped fails with EACCES, file:map",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, map",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/data", "cell_data_t", NULL);
	make_labelled("/shared", "cell_ro_file_t", NULL);
	AS("cell_t", categories())
	{
		int data = MUST(open("/data", O_RDONLY | O_CLOEXEC));
		int shared = MUST(open("/shared", O_RDONLY | O_CLOEXEC));
		EXPECT_ERRNO(mmap(NULL, 4096, PROT_READ, MAP_SHARED, data, 0), EACCES);
		EXPECT_OK(mmap(NULL, 4096, PROT_READ, MAP_SHARED, shared, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "map");
}
