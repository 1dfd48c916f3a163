/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: root.readonly not applied, or applied to the mounts below too. */
PROBE(.claim = "With root.readonly a cell cannot write its root file system, and can write its "
	       "mounts",
	.source = "runtime-spec config.md, Root, readonly", .needs = { "root" },
	.cell = { .readonly_root = true }, .sabotage = { .plain = true }, )
{
	EXPECT_ERRNO(mkdir("/new", 0755), EROFS);
	EXPECT_ERRNO(mkdir("/etc/new", 0755), EROFS);
	EXPECT_ERRNO(open("/etc/passwd", O_WRONLY | O_CLOEXEC), EROFS);
	EXPECT_ERRNO(unlink("/etc/passwd"), EROFS);
	EXPECT_OK(mkdir("/tmp/new", 0755)); /* control */
	EXPECT_OK(mkdir("/dev/shm/new", 0755));
}
