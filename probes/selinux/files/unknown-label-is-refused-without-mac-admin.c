/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A label that the policy does not know is EINVAL for a cell; mac_admin may store it",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "mac_admin",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	make_labelled("/host", "host_file_t", NULL);
	AS("cell_t", categories())
	EXPECT_EQ(label_file("/own/file", "system_u:object_r:no_such_type_t:s0"), -EINVAL);
	EXPECT_EQ(label_file("/host", "system_u:object_r:no_such_type_t:s0"), 0); /* control */
	EXPECT_AVC("cell_t", NULL, "capability2", "mac_admin");
}
