/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell cannot make a file with a neighbour's categories: EACCES, file:create",
	.source = "setfscreatecon(3)", .denied_by = "categories", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		MUST_RC(attr_write("fscreate", object_context("cell_file_t", neighbour())));
		EXPECT_ERRNO(open("/own/theirs", O_WRONLY | O_CREAT | O_CLOEXEC, 0600), EACCES);
		MUST_RC(attr_write("fscreate", ""));
		EXPECT_OK(open("/own/mine", O_WRONLY | O_CREAT | O_CLOEXEC, 0600)); /* control */
	}
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "file", "create");
}
