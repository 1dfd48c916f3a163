/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a path left unmasked, or masked by a file that keeps what is written. */
PROBE(.claim = "A masked file in a cell reads as empty and keeps nothing that is written to it",
	.source = "runtime-spec config-linux.md, Masked Paths", .needs = { "root" },
	.cell = { .masked = { "/etc/passwd" } }, .sabotage = { .masked = { "/etc/gshadow" } }, )
{
	char text[64];

	EXPECT_EQ(read_file("/etc/passwd", text, sizeof(text)), 0);
	EXPECT_ERRNO(openat(AT_FDCWD, "/etc/passwd", O_RDONLY | O_DIRECTORY | O_CLOEXEC), ENOTDIR);
	int fd = open("/etc/passwd", O_RDWR | O_CLOEXEC);
	if (fd >= 0) {
		EXPECT_EQ(write(fd, "text", 4), 4);
		EXPECT_EQ(pread(fd, text, 4, 0), 0);
	}
	EXPECT_GE(read_file("/etc/group", text, sizeof(text)), 1); /* control */
}
