/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell cannot turn a file of its own into one of a host type: EACCES, "
	       "file:relabelto",
	.source =
		"SELinux Notebook, Object Classes and Permissions, File Object Classes, relabelto",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_EQ(label_file("/own/file", object_context("probe_exec_t", NULL)), -EACCES);
		EXPECT_EQ(label_file("/own/file", object_context("cell_file_t", categories())),
			0); /* control */
	}
	EXPECT_AVC("cell_t", "probe_exec_t", "file", "relabelto");
}
