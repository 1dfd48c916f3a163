/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "defcontext= on tmpfs is EINVAL: its labels do not come from extended attributes",
	.source = "mount(8), defcontext", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the option is rootcontext" })
{
	const char *context = object_context("cell_ro_file_t", NULL);

	stage();
	make_dir("/mnt");
	EXPECT_ERRNO(mount("mnt", "/mnt", "tmpfs", 0,
			     fmt("%scontext=%s", sabotaged() ? "root" : "def", context)),
		EINVAL);
	EXPECT_OK(mount("mnt", "/mnt", "tmpfs", 0, fmt("rootcontext=%s", context))); /* control */
}
