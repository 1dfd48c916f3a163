/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "truncate(2) of a file with file:write but without file:open fails with EACCES",
	.source = "SELinux Notebook, Policy Capabilities, open_perms", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/passed", "cell_passed_t", NULL);
	make_labelled("/data", "cell_data_t", NULL);
	int fd = MUST(open("/passed", O_WRONLY | O_CLOEXEC));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(truncate("/passed", 0), EACCES);
		EXPECT_EQ(write(fd, "x", 1), 1); /* control */
	}
	EXPECT_AVC("cell_t", "cell_passed_t", "file", "open");
}
