/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>
#include <sys/ptrace.h>

#include "stage.h"

static pid_t undumpable(const char *type)
{
	struct gate ready = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(prctl(PR_SET_DUMPABLE, 0));
		MUST_RC(attr_write("current", subject_context(type, categories())));
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	return pid;
}

PROBE(.claim = "Tracing an undumpable process of the own domain is EPERM without "
	       "capability:sys_ptrace",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "sys_ptrace",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	pid_t a = undumpable("cell_t"), b = undumpable("cell_init_t");
	AS("cell_t", categories())
	EXPECT_ERRNO(ptrace(PTRACE_SEIZE, a, NULL, NULL), EPERM);
	AS("cell_init_t", categories())
	EXPECT_OK(ptrace(PTRACE_SEIZE, b, NULL, NULL)); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_ptrace");
	drop(a);
	drop(b);
}
