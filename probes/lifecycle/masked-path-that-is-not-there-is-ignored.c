/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a mask of a missing path that ends the list, or the container. */
PROBE(.claim = "A masked path that does not exist stays absent, and those after it are masked",
	.source = "runtime-spec config-linux.md, Masked Paths", .needs = { "root" },
	.cell = { .masked = { "/etc/none", "/no/such/path", "/etc/group" } },
	.sabotage = { .masked = { "/etc/none", "/no/such/path" } }, )
{
	char text[64];

	EXPECT_ERRNO(access("/etc/none", F_OK), ENOENT);
	EXPECT_EQ(read_file("/etc/group", text, sizeof(text)), 0);
	EXPECT_GE(read_file("/etc/passwd", text, sizeof(text)), 1); /* control */
}
