/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "rootcontext= labels the root of a tmpfs; files in it take type and level as ever",
	.source = "mount(8), rootcontext", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the mount has no rootcontext option" })
{
	const char *context = object_context("cell_ro_file_t", NULL);

	stage();
	make_dir("/mnt");
	MUST(mount("mnt", "/mnt", "tmpfs", 0,
		sabotaged() ? "mode=0777" : fmt("mode=0777,rootcontext=%s", context)));
	EXPECT_STR(file_label("/mnt"), context);
	make_labelled("/mnt/file", "cell_data_t", NULL);
	EXPECT_STR(file_label("/mnt/file"), object_context("cell_data_t", NULL)); /* control */
}
