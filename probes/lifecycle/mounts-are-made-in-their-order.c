/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/vfs.h>

#include "probe.h"

/* Runtime bug it catches: mounts sorted, or made beside each other. */
PROBE(.claim = "Of two mounts at one place the later one is on top, and one inside the other is "
	       "seen",
	.source = "runtime-spec config.md, Mounts", .needs = { "root" },
	.cell = { .mounts = { { "/var/top", "tmpfs", "tmpfs", "nr_inodes=22" },
			  { "/var/top/hidden", "tmpfs", "tmpfs", "nr_inodes=55" },
			  { "/var/top", "tmpfs", "tmpfs", "nr_inodes=33" },
			  { "/var/top/inner", "tmpfs", "tmpfs", "nr_inodes=44" } } },
	.sabotage = { .mounts = { { "/var/top", "tmpfs", "tmpfs", "nr_inodes=33" },
			      { "/var/top/inner", "tmpfs", "tmpfs", "nr_inodes=44" },
			      { "/var/top", "tmpfs", "tmpfs", "nr_inodes=22" },
			      { "/var/top/inner", "tmpfs", "tmpfs", "nr_inodes=44" } } }, )
{
	struct statfs fs;

	row("same place");
	MUST(statfs("/var/top", &fs));
	EXPECT_EQ(fs.f_files, 33);
	row("inside another");
	MUST(statfs("/var/top/inner", &fs));
	EXPECT_EQ(fs.f_files, 44);
	row("hidden below the later one");
	EXPECT_ERRNO(access("/var/top/hidden", F_OK), ENOENT);
	EXPECT_OK(access("/var/top", F_OK)); /* control */
}
