/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A descriptor opened outside is readable in a cell that may not open the file "
	       "itself",
	.source = "SELinux Notebook, Policy Capabilities, open_perms", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/passed", "cell_passed_t", NULL);
	int fd = MUST(open("/passed", O_RDONLY | O_CLOEXEC));
	AS("cell_t", categories())
	{
		char c;
		EXPECT_EQ(read(fd, &c, 1), 1); /* control */
		EXPECT_ERRNO(open("/passed", O_RDONLY | O_CLOEXEC), EACCES);
	}
	EXPECT_AVC("cell_t", "cell_passed_t", "file", "open");
}
