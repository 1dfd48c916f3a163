/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "stage.h"

static void no_new_privs(void)
{
	if (!sabotaged())
		MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
}

PROBE(.claim = "Under no_new_privs a domain asked for by attr/exec is refused: EPERM",
	.source = "SELinux Notebook, Policy Capabilities, nnp_nosuid_transition",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "no_new_privs is not set" })
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	EXPECT_ERRNO(launch("cell_t", categories(), subject_context("cell_child_t", categories()),
			     no_new_privs, "/child"),
		EPERM);
	EXPECT_AVC("cell_t", "cell_child_t", "process2", "nnp_transition");
	pid_t pid = launch("cell_t", categories(), subject_context("cell_child_t", categories()),
		NULL, "/child"); /* control */
	EXPECT(pid > 0);
	drop(pid);
}
