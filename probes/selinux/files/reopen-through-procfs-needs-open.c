/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Opening /proc/self/fd/N of a passed descriptor checks file:open on the file again: "
	       "EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, open",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/passed", "cell_passed_t", NULL);
	make_labelled("/shared", "cell_ro_file_t", NULL);
	int passed = MUST(open("/passed", O_RDONLY | O_CLOEXEC));
	int shared = MUST(open("/shared", O_RDONLY | O_CLOEXEC));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open(fmt("/proc/self/fd/%d", passed), O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(
			open(fmt("/proc/self/fd/%d", shared), O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_passed_t", "file", "open");
}
