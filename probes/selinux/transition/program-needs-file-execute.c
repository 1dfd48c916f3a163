/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "execve(2) of a file without file:execute fails with EACCES though its mode is 0755",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, execute",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/data", "cell_data_t", NULL);
	make_program("/shared", "cell_ro_file_t", NULL);
	EXPECT_ERRNO(launch("cell_t", categories(), NULL, NULL, "/data"), EACCES);
	EXPECT_AVC("cell_t", "cell_data_t", "file", "execute");
	pid_t pid = launch("cell_t", categories(), NULL, NULL, "/shared"); /* control */
	EXPECT(pid > 0);
	drop(pid);
}
