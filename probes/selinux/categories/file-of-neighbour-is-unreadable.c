/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "a cell cannot open a file whose categories are a neighbour's, though the type is "
	       "its own",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, mlsconstrain",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/a", "cell_file_t", categories());
	make_labelled("/b", "cell_file_t", neighbour());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/b", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/a", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "file", "read");
}
