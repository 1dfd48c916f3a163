/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: the caller's own number or namespace changes; a later child placed in
 * the old namespace; ns/pid shows what ns/pid_for_children ought to. */
static void check_caller(pid_t before, ino_t own, ino_t target)
{
	EXPECT_EQ(getpid(), before);
	EXPECT_EQ(syscall(SYS_gettid), before);
	EXPECT_EQ(ns_inode(0, "pid"), own);
	EXPECT_EQ(ns_inode(0, "pid_for_children"), target);
	EXPECT_NE(own, target);
}

static void check_child(void)
{
	struct gate seen = gate_new();
	pid_t child = spawn(0);

	if (child == 0) {
		gate_wait(&seen);
		probe_exit(0);
	}
	/* A child, whichever: in the namespace for children, and its own children too. */
	EXPECT_EQ(ns_inode(child, "pid"), ns_inode(0, "pid_for_children"));
	EXPECT_EQ(ns_inode(child, "pid_for_children"), ns_inode(0, "pid_for_children"));
	gate_post(&seen);
	EXPECT_EXIT(child_wait(child), 0);
}

PROBE(.claim = "unshare(2) and setns(2) with a PID namespace move the caller's children, not the "
	       "caller",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics; namespaces(7)",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "neither call is made" }, )
{
	struct gate end = gate_new();
	pid_t init = spawn(CLONE_NEWPID);

	if (init == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	ino_t target = ns_inode(init, "pid");
	IN_CHILD(0)
	{
		row("setns");
		pid_t before = getpid();
		ino_t own = ns_inode(0, "pid");
		if (!sabotaged())
			MUST(setns(ns_open(init, "pid"), CLONE_NEWPID));
		check_caller(before, own, target);
		check_child();
	}
	gate_post(&end);
	child_wait(init);
	IN_CHILD(0)
	{
		row("unshare");
		pid_t before = getpid();
		ino_t own = ns_inode(0, "pid");
		if (!sabotaged())
			MUST(unshare(CLONE_NEWPID));
		pid_t first = spawn(0);
		if (first == 0) {
			gate_wait(&end);
			probe_exit(0);
		}
		check_caller(before, own, ns_inode(first, "pid"));
		check_child();
		gate_post(&end);
		EXPECT_EXIT(child_wait(first), 0);
	}
}
