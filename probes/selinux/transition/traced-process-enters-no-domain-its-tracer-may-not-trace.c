/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "stage.h"

/* Kernel bug it catches: a tracer that comes along into a domain which it may not attach to. */
PROBE(.claim = "A traced execve(2) into a domain that the tracer may not trace fails with EPERM",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, ptrace",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	AS("cell_t", categories())
	{
		char *const args[] = { (char *)"/child", NULL }, *const env[] = { NULL };
		pid_t child = spawn(0);
		int status = 0;

		if (child == 0) {
			MUST(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
			EXPECT_ERRNO(execve("/child", args, env), EPERM);
			probe_exit(0);
		}
		MUST(waitpid(child, &status, 0));
		/* A stop means that it was executed. */
		EXPECT(WIFEXITED(status));
		if (WIFSTOPPED(status)) {
			MUST(kill(child, SIGKILL));
			MUST(waitpid(child, &status, 0));
		}
	}
	EXPECT_AVC("cell_t", "cell_child_t", "process", "ptrace");
	pid_t pid = launch("cell_t", categories(), NULL, NULL, "/child"); /* control */
	EXPECT(pid > 0);
	drop(pid);
}
