/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a sibling of init, whose parent is outside: nobody inside could ever wait
 * for it, and the namespace would have two roots. */
static long clone_parent(int how)
{
	uint64_t args[8] = { CLONE_PARENT };
	long pid = how == 0 ? syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0)
			    : syscall(SYS_clone3, args, sizeof(args));

	if (pid == 0)
		probe_exit(0);
	return pid;
}

PROBE(.claim = "clone(2) with CLONE_PARENT by a PID namespace's init fails with EINVAL",
	.source = "clone(2), CLONE_PARENT; ERRORS", .needs = { "root", "ns.pid", "syscall.clone3" },
	.sabotage = { .twin = "the caller is a child of init" }, )
{
	static const char *const ways[] = { "clone", "clone3" };

	for (int how = 0; how < 2; how++) {
		IN_CHILD(CLONE_NEWPID)
		{
			row("%s", ways[how]);
			if (!sabotaged())
				EXPECT_ERRNO(clone_parent(how), EINVAL);
			pid_t child = spawn(0);
			if (child == 0) {
				if (sabotaged())
					EXPECT_ERRNO(clone_parent(how), EINVAL);
				else
					EXPECT_GE(clone_parent(how), 2); /* control */
				probe_exit(0);
			}
			EXPECT_EXIT(child_wait(child), 0);
			EXPECT_GE(waitpid(-1, NULL, 0), 2); /* the sibling is init's to wait for */
		}
	}
}
