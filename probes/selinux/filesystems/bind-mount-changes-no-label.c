/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A bind mount shows the label of the file below it: a host file stays closed in a "
	       "cell's tree",
	.source = "mount(8), bind", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/secret", "host_secret_t", NULL);
	make_labelled("/own/mine", "cell_file_t", categories());
	make_labelled("/own/bound", "cell_file_t", categories());
	MUST(mount("/secret", "/own/bound", NULL, MS_BIND, NULL));
	EXPECT_STR(file_label("/own/bound"), object_context("host_secret_t", NULL));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/own/bound", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/own/mine", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "host_secret_t", "file", "read");
}
