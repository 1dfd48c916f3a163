/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

/* Kernel bug it catches: the entry point is checked for the old domain, or not at all. */
PROBE(.claim = "A cell's own file is an entry point of the domain it may enter; a file that is "
	       "none is "
	       "EACCES",
	.source =
		"SELinux Notebook, Object Classes and Permissions, File Object Classes, entrypoint",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the other file is an entry point too" })
{
	const char *there = strdup(subject_context("cell_bounded_t", categories()));

	stage();
	make_program("/own/program", "cell_file_t", categories());
	make_program("/noentry", sabotaged() ? "cell_bounded_exec_t" : "cell_noentry_exec_t", NULL);
	pid_t pid = launch("cell_t", categories(), there, NULL, "/own/program");
	if (EXPECT_OK(pid)) /* control */
		EXPECT_STR(process_label(pid), there);
	drop(pid);
	pid = launch("cell_t", categories(), there, NULL, "/noentry");
	EXPECT_ERRNO(pid, EACCES);
	drop(pid);
	EXPECT_AVC("cell_bounded_t", "cell_noentry_exec_t", "file", "entrypoint");
}
