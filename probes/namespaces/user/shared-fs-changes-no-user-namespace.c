/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a process whose root directory is changed by one with fewer rights: only
 * one of clone, clone3 and setns checked. */
PROBE(
	.claim = "CLONE_FS excludes a new or other user namespace with EINVAL",
	.source = "clone(2), ERRORS; setns(2), ERRORS; unshare(2), ERRORS",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the file-system information is not shared" },
)
{
	int ns = userns_fd("0 0 1", "0 0 1");
	unsigned long fs = sabotaged() ? 0 : CLONE_FS;

	row("clone3");
	pid_t pid = try_spawn(CLONE_NEWUSER | fs);
	if (pid == 0)
		probe_exit(0);
	EXPECT_ERRNO(pid, EINVAL);
	row("clone");
	pid = (pid_t)syscall(SYS_clone, CLONE_NEWUSER | fs | SIGCHLD, 0, 0, 0, 0);
	if (pid == 0)
		probe_exit(0);
	EXPECT_EQ(pid, -1);
	row("setns");
	IN_CHILD(fs) {
		EXPECT_ERRNO(setns(ns, CLONE_NEWUSER), EINVAL);
	}
	row("without CLONE_FS");
	IN_CHILD(0) {
		EXPECT_OK(setns(ns, CLONE_NEWUSER)); /* control */
	}
}
