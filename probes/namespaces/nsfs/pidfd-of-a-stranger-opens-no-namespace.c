/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>
#include <sys/pidfd.h>

#include "_ns.h"

/* Kernel bug it catches: the right to look at a process asked for where its namespace file is
 * opened, and not where setns(2) takes the process itself; CAP_SYS_ADMIN taken to be enough. */
PROBE(.claim = "setns(2) with a pidfd needs the right to inspect that process by ptrace, else "
	       "EPERM",
	.source = "setns(2), ERRORS (EPERM); ptrace(2), Ptrace access mode checking",
	.needs = { "root", "ns.uts" }, .sabotage = { .twin = "CAP_SYS_PTRACE is kept" }, )
{
	struct gate ready = gate_new(), end = gate_new();
	pid_t stranger = spawn(CLONE_NEWUTS | CLONE_NEWIPC);

	if (stranger == 0) {
		become(4321, 4321);
		gate_post(&ready);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&ready);
	int fd = MUST(pidfd_open(stranger, 0));
	row("without CAP_SYS_PTRACE");
	IN_CHILD(0)
	{
		if (!sabotaged())
			drop_cap(CAP_SYS_PTRACE);
		EXPECT_ERRNO(setns(fd, CLONE_NEWUTS), EPERM);
		EXPECT_ERRNO(setns(fd, CLONE_NEWUTS | CLONE_NEWIPC), EPERM);
		EXPECT_NE(ns_inode(0, "uts"), 0);
		EXPECT_OK(unshare(CLONE_NEWUTS)); /* control: CAP_SYS_ADMIN is there */
	}
	row("with it");
	IN_CHILD(0)
	EXPECT_OK(setns(fd, CLONE_NEWUTS)); /* control */
	gate_post(&end);
	EXPECT_EXIT(child_wait(stranger), 0);
}
