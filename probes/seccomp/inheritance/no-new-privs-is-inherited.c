/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the bit lost on fork, on clone with another set of flags, or on exec. */
static void after(void)
{
	EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1);
	EXPECT_STR(status_field(0, "NoNewPrivs"), "1");
}

PROBE(
	.claim = "no_new_privs is inherited over fork, clone and exec",
	.source = "prctl(2), PR_SET_NO_NEW_PRIVS; no_new_privs.rst, No New Privileges Flag",
	.needs = { "root" },
	.steps = { { "after", after } },
	.sabotage = { .twin = "the bit is not set" },
)
{
	IN_CHILD(0) {
		EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 0); /* control */
		if (!sabotaged())
			no_new_privs();
		row("fork");
		pid_t pid = (pid_t)MUST(syscall(SYS_fork));
		if (pid == 0) {
			after();
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
		row("clone3 with new namespaces");
		IN_CHILD(CLONE_NEWPID | CLONE_NEWNS)
		after();
		row("exec");
		IN_CHILD(0)
		exec_self("after");
		row("exec of a child");
		IN_CHILD(0) {
			IN_CHILD(0)
			exec_self("after");
		}
	}
}
