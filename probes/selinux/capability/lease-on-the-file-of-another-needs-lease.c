/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "F_SETLEASE on the file of another user is EACCES without capability:lease",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "lease",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/other", "cell_file_t", categories());
	make_labelled("/own/mine", "cell_file_t", categories());
	MUST(chown("/own/other", 12345, 12345));
	AS("cell_t", categories())
	{
		int other = MUST(open("/own/other", O_RDONLY | O_CLOEXEC));
		int mine = MUST(open("/own/mine", O_RDONLY | O_CLOEXEC));
		EXPECT_ERRNO(fcntl(other, F_SETLEASE, F_RDLCK), EACCES);
		EXPECT_OK(fcntl(mine, F_SETLEASE, F_RDLCK)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_t", "capability", "lease");
}
