/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell cannot label a file with a range of levels: its object has one level only",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, relabelto",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	const char *range = fmt("system_u:object_r:cell_file_t:s0-s0:%s", categories());
	AS("cell_t", categories())
	{
		EXPECT_EQ(label_file("/own/file", range), -EACCES);
		EXPECT_EQ(label_file("/own/file", object_context("cell_file_t", categories())),
			0); /* control */
	}
	EXPECT_AVC("cell_t", range, "file", "relabelto");
}
