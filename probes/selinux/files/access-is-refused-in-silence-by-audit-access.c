/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "access(2) where audit_access is dontaudited fails with EACCES and no record; "
	       "open(2) has one",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, "
		  "audit_access",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/secret", "host_secret_t", NULL);
	make_labelled("/data", "cell_data_t", NULL);
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(access("/secret", R_OK), EACCES);
		EXPECT_OK(access("/data", R_OK)); /* control */
	}
	EXPECT_NO_AVC("file", "read");
	AS("cell_t", categories())
	EXPECT_ERRNO(open("/secret", O_RDONLY | O_CLOEXEC), EACCES);
	EXPECT_AVC("cell_t", "host_secret_t", "file", "read");
}
