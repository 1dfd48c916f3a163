/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>

#include "probe.h"

/* Runtime bug it catches: a directory masked by something that can be written. */
PROBE(.claim = "A masked directory in a cell is empty, and nothing can be made in it: EROFS",
	.source = "runtime-spec config-linux.md, Masked Paths", .needs = { "root" },
	.cell = { .masked = { "/etc" } }, .sabotage = { .masked = { "/home" } }, )
{
	struct dirent *d;
	int entries = 0;
	DIR *dir = MUST_PTR(opendir("/etc"));

	while ((d = readdir(dir)))
		entries += d->d_name[0] != '.';
	EXPECT_EQ(entries, 0);
	EXPECT_ERRNO(mkdir("/etc/new", 0755), EROFS);
	EXPECT_ERRNO(access("/etc/passwd", F_OK), ENOENT);
	EXPECT_OK(mkdir("/var/new", 0755)); /* control */
}
