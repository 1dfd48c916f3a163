/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "stage.h"

PROBE(.claim = "PTRACE_TRACEME fails with EACCES when the parent's domain may not trace the "
	       "child's",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, ptrace",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	struct gate entered = gate_new(), go = gate_new();

	stage();
	pid_t parent = spawn(0);
	if (parent == 0) {
		pid_t child = spawn(0);
		if (child == 0) {
			MUST_RC(attr_write(
				"current", subject_context("cell_child_t", categories())));
			gate_post(&entered);
			gate_wait(&go);
			EXPECT_ERRNO(ptrace(PTRACE_TRACEME, 0, NULL, NULL), EACCES);
			probe_exit(0);
		}
		gate_wait(&entered);
		MUST_RC(attr_write("current",
			subject_context(sabotaged() ? "cell_super_t" : "cell_t", categories())));
		gate_post(&go);
		child_wait(child);
		probe_exit(0);
	}
	child_wait(parent);
	AS("cell_t", categories())
	{
		pid_t child = spawn(0);
		if (child == 0) {
			EXPECT_OK(ptrace(PTRACE_TRACEME, 0, NULL, NULL)); /* control */
			probe_exit(0);
		}
		child_wait(child);
	}
	EXPECT_AVC("cell_t", "cell_child_t", "process", "ptrace");
}
