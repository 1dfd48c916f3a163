/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "read(2) on a passed descriptor of a neighbour's file fails with EACCES, file:read",
	.source =
		"SELinux Notebook, Multi-Level and Multi-Category Security, inherited descriptors",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/b", "cell_file_t", neighbour());
	make_labelled("/a", "cell_file_t", categories());
	int b = MUST(open("/b", O_RDONLY | O_CLOEXEC));
	int a = MUST(open("/a", O_RDONLY | O_CLOEXEC));
	AS("cell_t", categories())
	{
		char c;
		EXPECT_ERRNO(read(b, &c, 1), EACCES);
		EXPECT_EQ(read(a, &c, 1), 1); /* control */
	}
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "file", "read");
}
