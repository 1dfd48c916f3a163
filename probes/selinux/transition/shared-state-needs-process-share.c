/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void share_fs(void)
{
	pid_t pid = spawn(CLONE_FS);

	if (pid == 0) {
		/* Of the report's pipe only the one that executes may hold an end. */
		MUST(close_range(3, ~0u, 0));
		for (;;)
			pause();
	}
}

PROBE(.claim = "exec into another domain while fs state is shared fails with EPERM, process:share",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, share",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	EXPECT_ERRNO(launch("cell_t", categories(), NULL, share_fs, "/child"), EPERM);
	EXPECT_AVC("cell_t", "cell_child_t", "process", "share");
	pid_t pid = launch("cell_t", categories(), NULL, NULL, "/child"); /* control */
	EXPECT(pid > 0);
	drop(pid);
}
