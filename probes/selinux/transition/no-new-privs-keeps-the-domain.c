/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "stage.h"

static void no_new_privs(void)
{
	if (!sabotaged())
		MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
}

PROBE(.claim = "Under no_new_privs an automatic transition is left out, and its denial is recorded",
	.source = "SELinux Notebook, Policy Capabilities, nnp_nosuid_transition",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "no_new_privs is not set" })
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	pid_t pid = MUST(launch("cell_t", categories(), NULL, no_new_privs, "/child"));
	EXPECT_STR(process_label(pid), subject_context("cell_t", categories()));
	drop(pid);
	EXPECT_AVC("cell_t", "cell_child_t", "process2", "nnp_transition");
	pid = MUST(launch("cell_t", categories(), NULL, NULL, "/child"));
	EXPECT_STR(process_label(pid), subject_context("cell_child_t", categories())); /* control */
	drop(pid);
}
