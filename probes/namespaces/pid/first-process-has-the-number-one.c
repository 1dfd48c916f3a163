/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: numbering that continues the parent's; clone(2) and unshare(2) placing
 * the child in different namespaces; the thread ID translated by another namespace. */
static pid_t by_clone3(unsigned long long flag)
{
	return spawn(flag);
}

static pid_t by_clone(unsigned long long flag)
{
	return (pid_t)MUST(syscall(SYS_clone, flag | SIGCHLD, 0, 0, 0, 0));
}

static pid_t by_unshare(unsigned long long flag)
{
	if (flag)
		MUST(unshare((int)flag));
	return spawn(0);
}

static const struct {
	const char *name;
	pid_t (*make)(unsigned long long flag);
} table[] = { { "clone3", by_clone3 }, { "clone", by_clone }, { "unshare", by_unshare } };

PROBE(.claim = "Numbers in a new PID namespace start at 1 and go on with 2, whoever made it",
	.source = "pid_namespaces(7), DESCRIPTION; The namespace init process",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	for (size_t i = 0; i < 3; i++) {
		row("%s", table[i].name);
		IN_CHILD(0)
		{
			pid_t pid = table[i].make(sabotaged() ? 0 : CLONE_NEWPID);
			if (pid == 0) {
				EXPECT_EQ(getpid(), 1);
				EXPECT_EQ(syscall(SYS_gettid), 1);
				pid_t second = spawn(0);
				if (second == 0) {
					EXPECT_EQ(getpid(), 2);
					EXPECT_EQ(getppid(), 1);
					probe_exit(0);
				}
				EXPECT_EQ(second, 2);
				EXPECT_EXIT(child_wait(second), 0);
				probe_exit(0);
			}
			EXPECT_NE(
				pid, 1); /* control: the maker sees a number of its own namespace */
			EXPECT_EXIT(child_wait(pid), 0);
		}
	}
}
