/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A tmpfs mounted with context= gives every file that context, whoever makes it",
	.source = "mount(8), context", .denied_by = "categories", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the mount has no context option" })
{
	const char *context = object_context("cell_file_t", categories());

	stage();
	make_dir("/mnt");
	MUST(mount("mnt", "/mnt", "tmpfs", 0,
		sabotaged() ? "mode=0777" : fmt("mode=0777,context=\"%s\"", context)));
	make_file("/mnt/host", "", 0666);
	EXPECT_STR(file_label("/mnt"), context);
	EXPECT_STR(file_label("/mnt/host"), context);
	AS("cell_t", categories())
	{
		EXPECT_OK(open("/mnt/host", O_RDWR | O_CLOEXEC));
		EXPECT_OK(open("/mnt/own", O_RDWR | O_CREAT | O_CLOEXEC, 0600));
		EXPECT_ERRNO(open("/theirs", O_RDONLY | O_CLOEXEC), EACCES); /* control */
	}
	EXPECT_STR(file_label("/mnt/own"), context);
}
