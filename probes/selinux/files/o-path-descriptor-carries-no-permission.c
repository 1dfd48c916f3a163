/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "O_PATH opens a file without file:open, and what is then done by it is checked: "
	       "EACCES",
	.source = "open(2), O_PATH", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/secret", "host_secret_t", NULL);
	AS("cell_t", categories())
	{
		int fd = open("/secret", O_PATH | O_CLOEXEC);
		struct stat st;
		EXPECT_OK(fd); /* control */
		EXPECT_ERRNO(fstatat(fd, "", &st, AT_EMPTY_PATH), EACCES);
	}
	EXPECT_AVC("cell_t", "host_secret_t", "file", "getattr");
}
