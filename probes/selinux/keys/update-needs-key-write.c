/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_keys.h"

PROBE(.claim = "KEYCTL_UPDATE of a key of the host fails with EACCES, key:write",
	.source = "SELinux Notebook, Object Classes and Permissions, Key Object Class, write",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	own_session();
	int host = labelled_key("host", subject_context("bulkhead_host_t", NULL));
	int own = labelled_key("own", subject_context("cell_t", categories()));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(
			keyctl_call(KEYCTL_UPDATE, (unsigned long)host, (unsigned long)"new", 3, 0),
			EACCES);
		EXPECT_OK(keyctl_call(KEYCTL_UPDATE, (unsigned long)own, (unsigned long)"new", 3,
			0)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "key", "write");
}
