/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A file whose stored label the policy does not know is unlabeled_t to every access "
	       "check",
	.source = "SELinux Notebook, Labeling Objects, unlabeled", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	make_labelled("/own/file2", "cell_file_t", categories());
	MUST_RC(label_file("/own/file", "system_u:object_r:no_such_type_t:s0"));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/own/file", O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open("/own/file2", O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", "unlabeled_t", "file", "read");
}
