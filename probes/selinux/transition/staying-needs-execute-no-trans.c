/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "exec that leaves the domain as it is needs file:execute_no_trans, else EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, "
		  "execute_no_trans",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	make_program("/plain", "cell_noentry_exec_t", NULL);
	EXPECT_ERRNO(launch("cell_init_t", categories(), NULL, NULL, "/child"), EACCES);
	EXPECT_AVC("cell_init_t", "cell_child_exec_t", "file", "execute_no_trans");
	pid_t pid = launch("cell_init_t", categories(), NULL, NULL, "/plain"); /* control */
	EXPECT(pid > 0);
	drop(pid);
}
