/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_keys.h"

PROBE(.claim = "KEYCTL_LINK of a key of the host into a cell's own keyring is EACCES, key:link",
	.source = "SELinux Notebook, Object Classes and Permissions, Key Object Class, link",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	own_session();
	int host = labelled_key("host", subject_context("bulkhead_host_t", NULL));
	int own = labelled_key("own", subject_context("cell_t", categories()));
	AS("cell_t", categories())
	{
		own_session();
		EXPECT_ERRNO(keyctl_call(KEYCTL_LINK, (unsigned long)host,
				     (unsigned long)KEY_SPEC_SESSION_KEYRING, 0, 0),
			EACCES);
		EXPECT_OK(keyctl_call(KEYCTL_LINK, (unsigned long)own,
			(unsigned long)KEY_SPEC_SESSION_KEYRING, 0, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "key", "link");
}
