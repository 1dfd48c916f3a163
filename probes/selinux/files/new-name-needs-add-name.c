/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Creating a file in a directory with dir:write but without dir:add_name fails with "
	       "EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, add_name",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled_dir("/data", "cell_data_t", NULL);
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/data/new", O_WRONLY | O_CREAT | O_CLOEXEC, 0600), EACCES);
		EXPECT_OK(open("/own/new", O_WRONLY | O_CREAT | O_CLOEXEC, 0600)); /* control */
		/* With a label that may be created, nothing but the directory stands in the way. */
		MUST_RC(attr_write("fscreate", object_context("cell_file_t", categories())));
		EXPECT_OK(mkdir("/own/dir", 0700)); /* control */
		EXPECT_ERRNO(open("/data/labelled", O_WRONLY | O_CREAT | O_CLOEXEC, 0600), EACCES);
		EXPECT_ERRNO(mkdir("/data/dir", 0700), EACCES);
		EXPECT_ERRNO(symlink("x", "/data/link"), EACCES);
	}
	EXPECT_AVC("cell_t", "cell_data_t", "dir", "add_name");
}
