/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a copy or an overlay instead of the directory that the bundle names. */
static void watch(void);

PROBE(.claim = "What a cell writes to its root is in the directory that root.path names, and the "
	       "reverse",
	.source = "runtime-spec config.md, Root, path", .needs = { "root" },
	.cell = { .plain = true }, .sabotage = { .mounts = { { "/var", "tmpfs", "tmpfs", "rw" } } },
	.outside = watch, )
{
	make_file("/var/from-inside", "inside", 0644);
	tell(1);
	await(1);
	EXPECT_STR(file_text("/var/from-inside"), "outside");
	tell(2);
}

static void watch(void)
{
	const char *path = fmt("%s/rootfs/var/from-inside", scratch());
	char text[32] = "";

	await(1);
	EXPECT_GE(read_file(path, text, sizeof(text)), 0);
	EXPECT_STR(text, "inside");
	MUST(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
	make_file(path, "outside", 0644);
	tell(1);
	await(2);
	EXPECT_OK(access(fmt("%s/rootfs/etc/passwd", scratch()), F_OK)); /* control */
}
