/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A cell may execute with fewer categories, not with a neighbour's: EACCES, "
	       "transition",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, process transition",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/own/prog", "cell_file_t", NULL);
	EXPECT_ERRNO(launch("cell_t", categories(), subject_context("cell_t", neighbour()), NULL,
			     "/own/prog"),
		EACCES);
	EXPECT_AVC("cell_t", subject_context("cell_t", neighbour()), "process", "transition");
	pid_t pid = launch("cell_t", categories(), subject_context("cell_t", NULL), NULL,
		"/own/prog"); /* control */
	if (EXPECT(pid > 0))
		EXPECT_STR(process_label(pid), subject_context("cell_t", NULL));
	drop(pid);
}
