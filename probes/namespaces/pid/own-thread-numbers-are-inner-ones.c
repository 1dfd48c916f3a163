/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: one of the ways in which a thread learns its number, or has it written for
 * it, by another namespace: the locks of the C library are built on it. */
PROBE(.claim = "CLONE_CHILD_SETTID, set_tid_address(2) and gettid(2) give the thread's inner "
	       "number",
	.source = "clone(2), CLONE_CHILD_SETTID; set_tid_address(2); pid_namespaces(7)",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	static pid_t tid;
	unsigned long flags = (sabotaged() ? 0 : CLONE_NEWPID) | CLONE_CHILD_SETTID |
			      CLONE_CHILD_CLEARTID | SIGCHLD;
	pid_t pid = (pid_t)MUST(syscall(SYS_clone, flags, 0, 0, &tid, 0));

	if (pid == 0) {
		row("CLONE_CHILD_SETTID");
		EXPECT_EQ(tid, 1);
		row("set_tid_address");
		EXPECT_EQ(syscall(SYS_set_tid_address, &tid), 1);
		row("gettid");
		EXPECT_EQ(syscall(SYS_gettid), 1);
		row("child of init");
		pid_t child = (pid_t)MUST(
			syscall(SYS_clone, CLONE_CHILD_SETTID | SIGCHLD, 0, 0, &tid, 0));
		if (child == 0) {
			EXPECT_EQ(tid, 2);
			EXPECT_EQ(syscall(SYS_set_tid_address, &tid), 2);
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(child), 0);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	row("seen from outside");
	EXPECT_NE(pid, 1); /* control */
}
