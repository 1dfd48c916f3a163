/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_keys.h"

PROBE(.claim = "attr/keycreate with a context that may not be created is refused at the write: "
	       "EACCES",
	.source = "setkeycreatecon(3)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_init_t", categories())
	{
		EXPECT_EQ(
			attr_write("keycreate", subject_context("bulkhead_host_t", NULL)), -EACCES);
		EXPECT_EQ(attr_write("keycreate", subject_context("cell_init_t", categories())),
			0); /* control */
	}
	EXPECT_AVC("cell_init_t", "bulkhead_host_t", "key", "create");
}
