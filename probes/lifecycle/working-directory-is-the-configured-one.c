/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: cwd ignored, or left outside the new root. */
PROBE(.claim = "A cell's program begins in process.cwd, by name and by identity",
	.source = "runtime-spec config.md, Process, cwd; getcwd(3)", .needs = { "root" },
	.cell = { .cwd = "/dev/shm" }, .sabotage = { .cwd = "/var" }, )
{
	char cwd[256];
	struct stat here, there, root;

	EXPECT_STR(getcwd(cwd, sizeof(cwd)), "/dev/shm");
	MUST(stat(".", &here));
	MUST(stat("/dev/shm", &there));
	MUST(stat("/", &root));
	EXPECT_EQ(here.st_dev, there.st_dev);
	EXPECT_EQ(here.st_ino, there.st_ino);
	EXPECT_NE(here.st_dev, root.st_dev); /* control: it is not the root's file system */
}
