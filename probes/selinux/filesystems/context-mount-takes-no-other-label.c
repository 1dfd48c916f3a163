/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "On a mount with context= setting a label fails with EOPNOTSUPP, for the host too",
	.source = "mount(8), context", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the mount has no context option" })
{
	const char *context = object_context("cell_file_t", categories());

	stage();
	make_dir("/mnt");
	MUST(mount("mnt", "/mnt", "tmpfs", 0,
		sabotaged() ? "mode=0777" : fmt("mode=0777,context=\"%s\"", context)));
	make_file("/mnt/file", "", 0666);
	make_file("/own/file", "", 0666);
	EXPECT_EQ(label_file("/mnt/file", object_context("cell_ro_file_t", NULL)), -EOPNOTSUPP);
	EXPECT_EQ(label_file("/own/file", object_context("cell_ro_file_t", NULL)), 0); /* control */
}
