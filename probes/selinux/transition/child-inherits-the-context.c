/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "fork(2) and clone(2) give the child its parent's context, categories and all",
	.source = "SELinux Notebook, Computing Security Contexts, process creation",
	.needs = { "selinux", "root" },
	.sabotage = { .twin = "the child has entered a neighbour's categories" })
{
	stage();
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST_RC(attr_write("current", subject_context("cell_super_t", categories())));
		IN_CHILD(CLONE_NEWUTS)
		{
			if (sabotaged())
				MUST_RC(attr_write(
					"current", subject_context("cell_super_t", neighbour())));
			EXPECT_STR(process_label(0), subject_context("cell_super_t", categories()));
		}
		probe_exit(0);
	}
	child_wait(pid);
}
