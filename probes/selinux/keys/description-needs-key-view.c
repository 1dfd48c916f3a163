/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_keys.h"

PROBE(.claim = "KEYCTL_DESCRIBE of a key of the host fails with EACCES, key:view, whatever its "
	       "mode bits",
	.source = "SELinux Notebook, Object Classes and Permissions, Key Object Class, view",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	char text[128];

	stage();
	own_session();
	int host = labelled_key("host", subject_context("bulkhead_host_t", NULL));
	int own = labelled_key("own", subject_context("cell_t", categories()));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(keyctl_call(KEYCTL_DESCRIBE, (unsigned long)host, (unsigned long)text,
				     sizeof(text), 0),
			EACCES);
		EXPECT_OK(keyctl_call(KEYCTL_DESCRIBE, (unsigned long)own, (unsigned long)text,
			sizeof(text), 0)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "key", "view");
}
