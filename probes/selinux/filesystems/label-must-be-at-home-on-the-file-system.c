/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A type without filesystem:associate is not stored on tmpfs, even by the host: "
	       "EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, Filesystem Object Class, "
		  "associate",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the type is one that tmpfs may store" })
{
	const char *label =
		object_context(sabotaged() ? "cell_file_t" : "security_t", categories());

	stage();
	make_labelled("/file", "cell_file_t", categories());
	EXPECT_EQ(label_file("/file", label), -EACCES);
	EXPECT_EQ(label_file("/file", object_context("cell_ro_file_t", NULL)), 0); /* control */
	EXPECT_AVC_FROM(
		object_context("security_t", categories()), "tmpfs_t", "filesystem", "associate");
}
