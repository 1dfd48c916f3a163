/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A symbolic link of the cell's own to a neighbour's file does not open it: EACCES",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, symbolic links",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/theirs/file", "cell_file_t", neighbour());
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		MUST(symlink("/theirs/file", "/own/far"));
		MUST(symlink("/own/file", "/own/near"));
		EXPECT_ERRNO(open("/own/far", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/own/near", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "dir", "search");
}
