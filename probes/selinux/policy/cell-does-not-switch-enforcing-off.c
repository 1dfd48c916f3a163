/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Writing 0 to selinuxfs enforce is EACCES for a cell's root, security:setenforce",
	.source = "security_setenforce(3)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN, .exclusive = true)
{
	stage();
	AS("cell_t", categories())
	{
		int fd = MUST(open("/sys/fs/selinux/enforce", O_RDWR | O_CLOEXEC));
		char now;
		EXPECT_EQ(pread(fd, &now, 1, 0), 1); /* control: reading is granted */
		EXPECT_ERRNO(write(fd, "0", 1), EACCES);
	}
	/* Under sabotage it was switched off: the wall goes up again at once. */
	if (file_number("/sys/fs/selinux/enforce") == 0)
		MUST(write_file("/sys/fs/selinux/enforce", "1"));
	EXPECT_AVC("cell_t", "security_t", "security", "setenforce");
}
