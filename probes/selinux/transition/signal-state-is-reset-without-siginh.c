/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void ignore_and_block(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	MUST(sigprocmask(SIG_BLOCK, &set, NULL));
	signal(SIGUSR2, SIG_IGN);
}

PROBE(.claim = "A transition without process:siginh clears ignored and blocked signals",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, siginh",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	make_program("/plain", "cell_ro_file_t", NULL);
	pid_t pid = MUST(launch("cell_t", categories(), NULL, ignore_and_block, "/child"));
	EXPECT_STR(status_field(pid, "SigBlk"), "0000000000000000");
	EXPECT_STR(status_field(pid, "SigIgn"), "0000000000000000");
	drop(pid);
	EXPECT_AVC("cell_t", "cell_child_t", "process", "siginh");
	pid = MUST(launch("cell_init_t", categories(), NULL, ignore_and_block, "/plain"));
	EXPECT_STR(status_field(pid, "SigBlk"), "0000000000000200"); /* control */
	EXPECT_STR(status_field(pid, "SigIgn"), "0000000000000800");
	drop(pid);
}
