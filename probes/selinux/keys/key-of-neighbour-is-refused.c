/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_keys.h"

PROBE(.claim = "A key of the cell's own type with a neighbour's categories is unreadable: EACCES",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, keys",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	char text[128];

	stage();
	own_session();
	int theirs = labelled_key("theirs", subject_context("cell_t", neighbour()));
	int own = labelled_key("own", subject_context("cell_t", categories()));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(keyctl_call(KEYCTL_READ, (unsigned long)theirs, (unsigned long)text,
				     sizeof(text), 0),
			EACCES);
		EXPECT_OK(keyctl_call(KEYCTL_READ, (unsigned long)own, (unsigned long)text,
			sizeof(text), 0)); /* control */
	}
	EXPECT_AVC("cell_t", subject_context("cell_t", neighbour()), "key", "read");
}
