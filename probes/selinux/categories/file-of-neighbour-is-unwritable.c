/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell cannot open a neighbour's file for writing, though both have the same type",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, write",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/a", "cell_file_t", categories());
	make_labelled("/b", "cell_file_t", neighbour());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/b", O_WRONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/a", O_WRONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "file", "write");
}
