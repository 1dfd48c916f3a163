/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ns.h"

/* Kernel bug it catches: one of the namespaces lost or renewed by fork(2), clone(2), vfork(2) or
 * execve(2). */
static void compare(void)
{
	for (size_t i = 0; i < NS_TYPES; i++)
		EXPECT_EQ(ns_inode(0, ns_types[i].name), shared_words()[i]);
}

PROBE(.claim = "A child by fork(2) and a program by execve(2) are in the namespaces of their "
	       "caller",
	.source = "namespaces(7), The namespaces API; clone(2); execve(2)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the child has namespaces of its own" },
	.steps = { { "compare", compare } }, )
{
	IN_USERNS(CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWCGROUP,
		"0 0 1", "0 0 1")
	{
		for (size_t i = 0; i < NS_TYPES; i++)
			shared_words()[i] = ns_inode(0, ns_types[i].name);
		unsigned long long flags = sabotaged() ? CLONE_NEWUTS : 0;
		row("clone3");
		IN_CHILD(flags)
		compare();
		row("clone");
		pid_t pid = (pid_t)MUST(syscall(SYS_clone, (long)flags | SIGCHLD, 0, 0, 0, 0));
		if (pid == 0) {
			compare();
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
		row("execve in a child");
		IN_CHILD(flags)
		exec_self("compare");
	}
}
