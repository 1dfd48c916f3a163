/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell cannot give a file of its own to a neighbour's categories: EACCES, "
	       "file:relabelto",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, relabelto",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_EQ(label_file("/own/file", object_context("cell_file_t", neighbour())),
			-EACCES);
		EXPECT_EQ(label_file("/own/file", object_context("cell_file_t", NULL)),
			0); /* control */
	}
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "file", "relabelto");
}
