/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A file that shares one of two categories with the cell is unreadable for it: "
	       "EACCES",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, incomparable levels",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	char own[16], other[16];
	MUST_BE(sscanf(categories(), "%15[^,]", own) == 1);
	MUST_BE(sscanf(neighbour(), "%15[^,]", other) == 1);
	make_labelled("/half", "cell_file_t", fmt("%s,%s", own, other));
	make_labelled("/own/whole", "cell_file_t", own);
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/half", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/own/whole", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_file_t", "file", "read");
}
