/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: CLONE_INTO_CGROUP into a group whose cgroup.procs the caller may not write. */
PROBE(
	.claim = "CLONE_INTO_CGROUP by a user who may not write the group's cgroup.procs fails with EACCES",
	.source = "clone(2), CLONE_INTO_CGROUP, ERRORS; cgroup-v2.rst, Delegation Containment",
	.needs = { "cgroup2", "root", "syscall.clone3" },
	.sabotage = { .twin = "the group is delegated to the user" },
)
{
	const char *top = cg_new(cg2(), "top"), *own = cg_new(top, "own"), *other = cg_new(top, "other");

	MUST(chown(fmt("%s/cgroup.procs", top), NOBODY_UID, NOBODY_UID));
	delegate_to(own, NOBODY_UID);
	if (sabotaged())
		delegate_to(other, NOBODY_UID);
	IN_CHILD(0) {
		MUST(cg_enter(own, 0));
		become(NOBODY_UID, NOBODY_UID);
		for (int i = 0; i < 2; i++) {
			int fd = MUST(open(i ? other : own, O_PATH | O_DIRECTORY | O_CLOEXEC));
			uint64_t args[11] = { CLONE_INTO_CGROUP, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0,
				(uint64_t)fd };
			row("%s", i ? "a group of root" : "the user's own group");
			pid_t pid = (pid_t)syscall(SYS_clone3, args, sizeof(args));
			if (pid == 0)
				probe_exit(0);
			if (i)
				EXPECT_ERRNO(pid, EACCES);
			else
				EXPECT_OK(pid); /* control */
			if (pid > 0)
				child_wait(pid);
		}
	}
}
