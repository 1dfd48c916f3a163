/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell can neither list a neighbour's directory nor make a file in it",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, directories",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/theirs", O_RDONLY | O_DIRECTORY | O_CLOEXEC), EACCES);
		EXPECT_ERRNO(open("/theirs/new", O_WRONLY | O_CREAT | O_CLOEXEC, 0600), EACCES);
		EXPECT_OK(open("/own/new", O_WRONLY | O_CREAT | O_CLOEXEC, 0600)); /* control */
	}
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "dir", "read");
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "dir", "search");
}
