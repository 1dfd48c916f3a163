/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "probe.h"

/* Runtime bug it catches: a mask that is another file than the null device. */
PROBE(.claim = "A masked file is the null device itself, number 1:3, whatever the image has at "
	       "that name",
	.source = "CVE-2025-31133; runtime-spec config-linux.md, Masked Paths", .needs = { "root" },
	.cell = { .masked = { "/etc/passwd" } }, .sabotage = { .masked = { "/etc/shadow" } }, )
{
	struct stat st;

	MUST(stat("/etc/passwd", &st));
	EXPECT(S_ISCHR(st.st_mode));
	EXPECT_EQ(st.st_rdev, makedev(1, 3));
	MUST(stat("/etc/group", &st));
	EXPECT(S_ISREG(st.st_mode)); /* control */
}
