/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Writing attr/current enters another domain only with process:dyntransition, else "
	       "EACCES",
	.source = "setcon(3)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		EXPECT_EQ(attr_write("current", subject_context("cell_child_t", categories())),
			-EACCES);
		EXPECT_EQ(attr_write("current", subject_context("cell_bounded_t", categories())),
			0); /* control */
	}
	EXPECT_AVC("cell_t", "cell_child_t", "process", "dyntransition");
}
