/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "On a nosuid mount an automatic transition is left out, and its denial is recorded",
	.source = "SELinux Notebook, Policy Capabilities, nnp_nosuid_transition",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the mount is not nosuid" })
{
	stage();
	make_dir("/mnt");
	MUST(mount("mnt", "/mnt", "tmpfs", sabotaged() ? 0 : MS_NOSUID, "mode=0777"));
	make_program("/mnt/child", "cell_child_exec_t", NULL);
	make_program("/child", "cell_child_exec_t", NULL);
	pid_t pid = MUST(launch("cell_t", categories(), NULL, NULL, "/mnt/child"));
	EXPECT_STR(process_label(pid), subject_context("cell_t", categories()));
	drop(pid);
	EXPECT_AVC("cell_t", "cell_child_t", "process2", "nosuid_transition");
	pid = MUST(launch("cell_t", categories(), NULL, NULL, "/child"));
	EXPECT_STR(process_label(pid), subject_context("cell_child_t", categories())); /* control */
	drop(pid);
}
