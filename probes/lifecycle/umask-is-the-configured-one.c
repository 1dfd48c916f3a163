/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: the field ignored, or set and reset by a later step. */
PROBE(.claim = "The umask of a cell's program is process.user.umask, and new files show it",
	.source = "runtime-spec config.md, User, umask; umask(2)", .needs = { "root" },
	.cell = { .umask = 0137 }, .sabotage = { .umask = 0022 }, )
{
	struct stat st;

	EXPECT_STR(status_field(0, "Umask"), "0137");
	MUST(open("/tmp/file", O_WRONLY | O_CREAT | O_CLOEXEC, 0777));
	MUST(stat("/tmp/file", &st));
	EXPECT_EQ(st.st_mode & 07777, 0640);
	MUST(mkdir("/tmp/dir", 0777));
	MUST(stat("/tmp/dir", &st));
	EXPECT_EQ(st.st_mode & 07777, 0640);
	umask(0);
	MUST(mkdir("/tmp/open", 0777));
	MUST(stat("/tmp/open", &st));
	EXPECT_EQ(st.st_mode & 07777, 0777); /* control */
}
