/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: the remount that makes the bind mount read-only left out. */
PROBE(.claim = "Below a read-only path nothing in a cell is written, made or removed: EROFS",
	.source = "runtime-spec config-linux.md, Readonly Paths", .needs = { "root" },
	.cell = { .mounts = { { "/var/file", "bind", "/proc/version", "bind" } },
		.readonly = { "/etc", "/var/file" } },
	.sabotage = { .mounts = { { "/var/file", "bind", "/proc/version", "bind" } },
		.readonly = { "/var/file" } }, )
{
	struct stat st;

	MUST(stat("/etc/passwd", &st));
	EXPECT_GE(st.st_size, 1); /* control: it is still to be read */
	row("write");
	EXPECT_ERRNO(open("/etc/passwd", O_WRONLY | O_CLOEXEC), EROFS);
	row("make");
	EXPECT_ERRNO(mkdir("/etc/new", 0755), EROFS);
	row("remove");
	EXPECT_ERRNO(unlink("/etc/group"), EROFS);
	row("mode");
	EXPECT_ERRNO(chmod("/etc/passwd", 0600), EROFS);
	row("a single file");
	EXPECT_ERRNO(open("/var/file", O_WRONLY | O_CLOEXEC), EROFS);
	row("beside it");
	EXPECT_OK(mkdir("/var/new", 0755)); /* control */
}
