/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A file with one of a cell's two categories is readable for it: its level dominates",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, dominance",
	.denied_by = "categories", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the file's category is not one of the cell's" })
{
	stage();
	char one[16];
	MUST_BE(sscanf(sabotaged() ? neighbour() : categories(), "%15[^,]", one) == 1);
	make_labelled("/one", "cell_file_t", one);
	make_labelled("/theirs/file", "cell_file_t", neighbour());
	AS("cell_t", categories())
	{
		EXPECT_OK(open("/one", O_RDONLY | O_CLOEXEC));
		EXPECT_ERRNO(open("/theirs/file", O_RDONLY | O_CLOEXEC), EACCES); /* control */
	}
	EXPECT_NO_AVC("file", "read");
}
