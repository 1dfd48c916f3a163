/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "attr/fscreate sets the label of the next files, and file:create is checked against "
	       "it",
	.source = "setfscreatecon(3)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		MUST_RC(attr_write("fscreate", object_context("cell_data_t", categories())));
		EXPECT_ERRNO(open("/own/data", O_WRONLY | O_CREAT | O_CLOEXEC, 0600), EACCES);
		MUST_RC(attr_write("fscreate", object_context("cell_file_t", categories())));
		EXPECT_OK(open("/own/file", O_WRONLY | O_CREAT | O_CLOEXEC, 0600)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_data_t", "file", "create");
	EXPECT_STR(file_label("/own/file"), object_context("cell_file_t", categories()));
}
