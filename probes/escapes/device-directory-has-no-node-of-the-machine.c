/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>
#include <sys/sysmacros.h>

#include "probe.h"

/* Runtime bug it catches: a device of the host let in beside the listed ones. */
PROBE(.claim = "A cell's /dev has no block device and no character device but the default ones",
	.source = "runtime-spec config-linux.md, Default Devices; CVE-2015-3630",
	.needs = { "root" }, .cell = { .plain = true },
	.sabotage = { .devices = { { "/dev/port", 'c', 1, 4, 0600, 0, 0 } } }, )
{
	DIR *dir = MUST_PTR(opendir("/dev"));
	int known = 0;

	for (struct dirent *d; (d = readdir(dir));) {
		struct stat st;
		if (fstatat(dirfd(dir), d->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		EXPECT(!S_ISBLK(st.st_mode));
		if (!S_ISCHR(st.st_mode))
			continue;
		bool usual = (major(st.st_rdev) == 1 &&
				     strchr("\3\5\7\10\11", (int)minor(st.st_rdev))) ||
			     (major(st.st_rdev) == 5 && minor(st.st_rdev) != 3);
		EXPECT(usual);
		known += usual;
	}
	EXPECT_GE(known, 6); /* control */
}
