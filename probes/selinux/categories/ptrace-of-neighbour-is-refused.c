/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "stage.h"

PROBE(.claim = "PTRACE_SEIZE of a neighbour's process fails with EACCES, of one's own categories "
	       "not",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, processes",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t theirs = hold_as("cell_t", neighbour());
	pid_t own = hold_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(ptrace(PTRACE_SEIZE, theirs, NULL, NULL), EACCES);
		EXPECT_OK(ptrace(PTRACE_SEIZE, own, NULL, NULL)); /* control */
	}
	EXPECT_AVC("cell_t", subject_context("cell_t", neighbour()), "process", "ptrace");
	drop(theirs);
	drop(own);
}
