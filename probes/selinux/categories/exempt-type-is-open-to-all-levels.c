/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A type that the constraint exempts is writable across categories; others are not",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, mlsconstrain with "
		  "types",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/exempt", "record_t", neighbour());
	make_labelled("/bound", "cell_file_t", neighbour());
	AS("cell_t", categories())
	{
		EXPECT_OK(open("/exempt", O_RDWR | O_CLOEXEC)); /* control */
		EXPECT_ERRNO(open("/bound", O_RDWR | O_CLOEXEC), EACCES);
	}
	EXPECT_AVC("cell_t", "cell_file_t", "file", "read");
}
