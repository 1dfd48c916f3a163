/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: a fork into a new PID or user namespace not charged to the group. */
PROBE(
	.claim = "A cell's pids limit binds its processes in new PID and user namespaces too",
	.source = "cgroup-v2.rst, PID, pids.max; OCI runtime-spec config-linux.md, PIDs",
	.needs = { "userns" },
	.cell = { .cgroup = { "pids.max=2" }, .capabilities = "all" },
	.sabotage = { .cgroup = { "pids.max=20" }, .capabilities = "all" },
)
{
	pid_t pid = spawn(CLONE_NEWPID); /* control: the second process fits */

	if (pid == 0) {
		row("inside a new PID namespace");
		pid_t third = try_spawn(0);
		if (third == 0)
			probe_exit(0);
		EXPECT_ERRNO(third, EAGAIN);
		row("into a further PID namespace");
		third = try_spawn(CLONE_NEWPID);
		if (third == 0)
			probe_exit(0);
		EXPECT_ERRNO(third, EAGAIN);
		row("into a user namespace");
		third = try_spawn(CLONE_NEWUSER);
		if (third == 0)
			probe_exit(0);
		EXPECT_ERRNO(third, EAGAIN);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
