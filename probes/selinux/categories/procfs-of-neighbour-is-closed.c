/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "/proc/PID of a neighbour cannot be entered: EACCES, dir:search with its categories",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, processes",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t theirs = hold_as("cell_t", neighbour());
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open(fmt("/proc/%d/status", theirs), O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_OK(open(fmt("/proc/%d/status", own), O_RDONLY | O_CLOEXEC)); /* control */
	}
	EXPECT_AVC("cell_t", subject_context("cell_t", neighbour()), "dir", "search");
	drop(theirs);
	drop(own);
}
