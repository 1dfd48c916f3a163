/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/statvfs.h>

#include "probe.h"

/* Runtime bug it catches: the flags of a bind mount given to the one mount(2) that ignores them. */
PROBE(.claim = "A bind mount in a cell is ro, nosuid, nodev and noexec when its options say so",
	.source = "runtime-spec config.md, Linux mount options; mount(2), Creating a bind mount",
	.needs = { "root" },
	.cell = { .mounts = { { "/var/closed", "bind", "@scratch", "bind,ro,nosuid,nodev,noexec" },
			  { "/var/open", "bind", "@scratch", "bind,rw" } } },
	.sabotage = { .mounts = { { "/var/closed", "bind", "@scratch", "bind,ro" },
			      { "/var/open", "bind", "@scratch", "bind,rw" } } }, )
{
	struct statvfs now;

	MUST(statvfs("/var/closed", &now));
	row("read-only");
	EXPECT(now.f_flag & ST_RDONLY);
	EXPECT_ERRNO(mkdir("/var/closed/new", 0755), EROFS);
	row("nosuid");
	EXPECT(now.f_flag & ST_NOSUID);
	row("nodev");
	EXPECT(now.f_flag & ST_NODEV);
	row("noexec");
	EXPECT(now.f_flag & ST_NOEXEC);
	row("the same directory without them");
	MUST(statvfs("/var/open", &now));
	EXPECT_EQ(now.f_flag & (ST_RDONLY | ST_NOEXEC), 0); /* control */
	EXPECT_OK(mkdir("/var/open/new", 0755));
	EXPECT_OK(access("/var/closed/new", F_OK));
}
