/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "exec into a domain asked for without process:transition fails with EACCES",
	.source = "SELinux Notebook, Domain and Object Transitions, transition",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/own/prog", "probe_exec_t", NULL);
	EXPECT_ERRNO(launch("cell_t", categories(), subject_context("cell_init_t", categories()),
			     NULL, "/own/prog"),
		EACCES);
	EXPECT_AVC("cell_t", subject_context("cell_init_t", categories()), "process", "transition");
	pid_t pid = launch("cell_t", categories(), NULL, NULL, "/own/prog"); /* control */
	if (EXPECT(pid > 0))
		EXPECT_STR(process_label(pid), subject_context("cell_t", categories()));
	drop(pid);
}
