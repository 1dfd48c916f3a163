/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A context with category c1024, which the policy lacks, is EINVAL for the host "
	       "domain too",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, categories",
	.needs = { "selinux", "root" },
	.sabotage = { .twin = "the category asked for is one that exists" })
{
	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	IN_CHILD(0)
	{
		EXPECT_EQ(attr_write("current", sabotaged() ? "system_u:system_r:cell_t:s0:c1023"
							    : "system_u:system_r:cell_t:s0:c1024"),
			-EINVAL);
		EXPECT_EQ(attr_write("current", "system_u:system_r:cell_t:s0:c1023"),
			0); /* control */
	}
}
