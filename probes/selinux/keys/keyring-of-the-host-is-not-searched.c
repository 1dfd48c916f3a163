/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_keys.h"

PROBE(.claim = "KEYCTL_SEARCH in a keyring of the host fails with EACCES, key:search",
	.source = "SELinux Notebook, Object Classes and Permissions, Key Object Class, search",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	own_session();
	int host = labelled_keyring("bulkhead-host", subject_context("bulkhead_host_t", NULL));
	int own = labelled_keyring("bulkhead-own", subject_context("cell_t", categories()));
	int key = labelled_key("wanted", subject_context("cell_t", categories()));
	MUST(keyctl_call(KEYCTL_LINK, (unsigned long)key, (unsigned long)host, 0, 0));
	MUST(keyctl_call(KEYCTL_LINK, (unsigned long)key, (unsigned long)own, 0, 0));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(keyctl_call(KEYCTL_SEARCH, (unsigned long)host, (unsigned long)"user",
				     (unsigned long)"wanted", 0),
			EACCES);
		EXPECT_EQ(keyctl_call(KEYCTL_SEARCH, (unsigned long)own, (unsigned long)"user",
				  (unsigned long)"wanted", 0),
			key); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "key", "search");
}
