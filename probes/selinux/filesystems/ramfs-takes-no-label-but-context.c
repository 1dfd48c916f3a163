/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "ramfs refuses a label with EOPNOTSUPP, and takes one for all by context=",
	.source = "mount(8), context", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the file system is tmpfs" })
{
	const char *type = sabotaged() ? "tmpfs" : "ramfs";

	stage();
	make_dir("/mnt");
	MUST(mount("x", "/mnt", type, 0, NULL));
	make_file("/mnt/file", "", 0666);
	EXPECT_EQ(label_file("/mnt/file", object_context("cell_file_t", NULL)), -EOPNOTSUPP);
	MUST(umount("/mnt"));
	const char *context = object_context("cell_file_t", categories());
	MUST(mount("x", "/mnt", type, 0, fmt("context=\"%s\"", context)));
	make_file("/mnt/file", "", 0666);
	EXPECT_STR(file_label("/mnt/file"), context); /* control */
}
