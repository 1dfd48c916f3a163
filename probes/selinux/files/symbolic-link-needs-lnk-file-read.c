/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Following a symbolic link whose label is the host's fails with EACCES, "
	       "lnk_file:read",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, read",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/shared", "cell_ro_file_t", NULL);
	MUST(symlink("/shared", "/link"));
	MUST(symlink("/shared", "/own/link"));
	MUST_RC(label_file("/link", object_context("host_file_t", NULL)));
	MUST_RC(label_file("/own/link", object_context("cell_file_t", categories())));
	struct stat st;
	MUST(symlink("/shared", "/seen"));
	MUST_RC(label_file("/seen", object_context("cell_data_t", NULL)));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/link", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/own/link", O_RDONLY | O_CLOEXEC)); /* control */
		/* Looking at a link is not following it. */
		EXPECT_OK(lstat("/seen", &st));
		EXPECT_ERRNO(open("/seen", O_RDONLY | O_CLOEXEC), EACCES);
	}
	EXPECT_AVC("cell_t", "host_file_t", "lnk_file", "read");
	EXPECT_AVC("cell_t", "cell_data_t", "lnk_file", "read");
}
