/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "On a nosuid mount a domain asked for by attr/exec is refused, and recorded",
	.source = "SELinux Notebook, Policy Capabilities, nnp_nosuid_transition",
	.needs = { "selinux", "root" }, .sabotage = { .twin = "the mount is not nosuid" })
{
	stage();
	make_dir("/mnt");
	MUST(mount("mnt", "/mnt", "tmpfs", sabotaged() ? 0 : MS_NOSUID, "mode=0777"));
	make_program("/mnt/child", "cell_child_exec_t", NULL);
	make_program("/child", "cell_child_exec_t", NULL);
	EXPECT_ERRNO(launch("cell_t", categories(), subject_context("cell_child_t", categories()),
			     NULL, "/mnt/child"),
		EACCES);
	EXPECT_AVC("cell_t", "cell_child_t", "process2", "nosuid_transition");
	pid_t pid = launch("cell_t", categories(), NULL, NULL, "/child"); /* control */
	if (EXPECT(pid > 0))
		EXPECT_STR(process_label(pid), subject_context("cell_child_t", categories()));
	drop(pid);
}
