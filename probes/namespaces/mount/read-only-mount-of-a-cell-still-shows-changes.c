/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: writes let through a read-only bind mount into a host's directory. */
static void change(void);

PROBE(
	.claim = "A cell's read-only bind mount refuses writes with EROFS and shows what the outside writes",
	.source = "mount(2), MS_RDONLY; Creating a bind mount",
	.needs = { "root", "ns.mnt" },
	.cell = { .mounts = { { "/shared", "bind", "@scratch", "bind,ro" } } },
	.sabotage = { .mounts = { { "/shared", "bind", "@scratch", "bind,rw" } } },
	.outside = change,
)
{
	await(1);
	EXPECT_STR(file_text("/shared/file"), "outside"); /* control */
	EXPECT_ERRNO(open("/shared/file", O_WRONLY | O_CLOEXEC), EROFS);
	EXPECT_ERRNO(mkdir("/shared/dir", 0755), EROFS);
	EXPECT_ERRNO(unlink("/shared/file"), EROFS);
}

static void change(void)
{
	make_file(fmt("%s/file", scratch()), "outside", 0666);
	tell(1);
}
