/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A process at s0 cannot read a file that has categories, but one at s0",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, dominance",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/with", "cell_file_t", categories());
	make_labelled("/without", "cell_file_t", NULL);
	AS("cell_t", NULL)
	{
		EXPECT_ERRNO(open("/with", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/without", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC_FROM("cell_t", object_context("cell_file_t", categories()), "file", "read");
}
