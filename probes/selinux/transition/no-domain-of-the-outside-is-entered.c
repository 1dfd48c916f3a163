/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

/* Kernel bug it catches: setexeccon(3) or setcon(3) is checked for the type of the file only. */
PROBE(.claim = "A cell enters no domain of the outside, by exec or by attr/current: EACCES",
	.source = "setexeccon(3)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	static const char *const outside[] = { "kernel_t", "bulkhead_host_t", "bulkhead_runtime_t",
		"cell_super_t" };

	stage();
	make_program("/program", "probe_exec_t", NULL);
	for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++) {
		const char *there = subject_context(outside[i], categories());
		row("%s", outside[i]);
		pid_t pid = launch("cell_t", categories(), there, NULL, "/program");
		EXPECT_ERRNO(pid, EACCES);
		drop(pid);
		AS("cell_t", categories())
		EXPECT_EQ(
			attr_write("current", subject_context(outside[i], categories())), -EACCES);
		EXPECT_AVC("cell_t", outside[i], "process", "transition");
		EXPECT_AVC("cell_t", outside[i], "process", "dyntransition");
	}
	row("control");
	pid_t pid = launch(
		"cell_t", categories(), subject_context("cell_t", categories()), NULL, "/program");
	EXPECT_OK(pid); /* control */
	drop(pid);
}
