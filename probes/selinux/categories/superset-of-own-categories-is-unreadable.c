/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A file that has one category more than the cell is unreadable for it: EACCES",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, dominance",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	char one[16];
	MUST_BE(sscanf(neighbour(), "%15[^,]", one) == 1);
	make_labelled("/more", "cell_file_t", fmt("%s,%s", categories(), one));
	make_labelled("/same", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/more", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/same", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_file_t", "file", "read");
}
