/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "read(2) on a descriptor that the host opened fails in a cell without file:read on "
	       "the file",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, read",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/secret", "host_secret_t", NULL);
	make_labelled("/shared", "cell_ro_file_t", NULL);
	int secret = MUST(open("/secret", O_RDONLY | O_CLOEXEC));
	int shared = MUST(open("/shared", O_RDONLY | O_CLOEXEC));
	AS("cell_t", categories())
	{
		char c;
		EXPECT_ERRNO(read(secret, &c, 1), EACCES);
		EXPECT_EQ(read(shared, &c, 1), 1); /* control */
	}
	EXPECT_AVC("cell_t", "host_secret_t", "file", "read");
}
