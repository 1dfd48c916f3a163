/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A type_transition on the file's type changes the domain at exec and keeps the "
	       "level",
	.source = "SELinux Notebook, Domain and Object Transitions, type_transition",
	.needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	make_program("/plain", "cell_ro_file_t", NULL);
	pid_t pid = launch("cell_t", categories(), NULL, NULL, "/child");
	if (EXPECT(pid > 0))
		EXPECT_STR(process_label(pid), subject_context("cell_child_t", categories()));
	drop(pid);
	pid = launch("cell_init_t", categories(), NULL, NULL, "/plain"); /* control */
	if (EXPECT(pid > 0))
		EXPECT_NE(strcmp(process_label(pid), subject_context("cell_child_t", categories())),
			0);
	drop(pid);
}
