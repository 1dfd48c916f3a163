/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/file.h>

#include "stage.h"

PROBE(.claim = "flock(2) on a file without file:lock fails with EACCES though the file is open for "
	       "writing",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, lock",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/data", "cell_data_t", NULL);
	make_labelled("/own/lock", "cell_file_t", categories());
	AS("cell_t", categories())
	{
		int data = MUST(open("/data", O_RDWR | O_CLOEXEC));
		int own = MUST(open("/own/lock", O_RDWR | O_CLOEXEC));
		EXPECT_ERRNO(flock(data, LOCK_EX | LOCK_NB), EACCES);
		EXPECT_OK(flock(own, LOCK_EX | LOCK_NB)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "lock");
}
