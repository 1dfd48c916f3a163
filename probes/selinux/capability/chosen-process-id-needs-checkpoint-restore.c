/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/sched.h>

#include "stage.h"

static long child_with_pid(pid_t *chosen)
{
	struct clone_args a = {
		.exit_signal = SIGCHLD, .set_tid = (uintptr_t)chosen, .set_tid_size = chosen ? 1 : 0
	};
	long pid = syscall(SYS_clone3, &a, sizeof(a));

	if (pid == 0)
		probe_exit(0);
	if (pid > 0)
		child_wait((pid_t)pid);
	return pid;
}

/* Kernel bug it catches: set_tid is let through by a capability of the caller's that names another act. */
PROBE(.claim = "clone3(2) with a chosen PID is EPERM without capability2:checkpoint_restore",
	.source = "clone(2), The clone3() system call, set_tid", .denied_by = "types",
	.needs = { "selinux", "root", "cap.CHECKPOINT_RESTORE" }, .sabotage = SUPER_TWIN)
{
	pid_t chosen = (pid_t)(file_number("/proc/sys/kernel/pid_max") * 7 / 8);

	stage();
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(child_with_pid(&chosen), EPERM);
		EXPECT_OK(child_with_pid(NULL)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_t", "capability2", "checkpoint_restore");
	EXPECT_AVC("cell_t", "cell_t", "capability", "sys_admin");
}
