/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "No signal reaches a neighbour's process: kill(2) is EACCES for TERM, KILL, STOP "
	       "and 0",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, processes",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	static const struct {
		int sig;
		const char *perm;
	} cases[] = { { SIGTERM, "signal" }, { SIGKILL, "sigkill" }, { SIGSTOP, "sigstop" },
		{ 0, "signull" } };

	stage();
	pid_t theirs = hold_as("cell_t", neighbour());
	pid_t own = hold_as("cell_t", categories());
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].perm);
		AS("cell_t", categories())
		{
			EXPECT_ERRNO(kill(theirs, cases[i].sig), EACCES);
			EXPECT_OK(kill(own, 0)); /* control */
		}
		EXPECT_AVC(
			"cell_t", subject_context("cell_t", neighbour()), "process", cases[i].perm);
	}
	drop(theirs);
	drop(own);
}
