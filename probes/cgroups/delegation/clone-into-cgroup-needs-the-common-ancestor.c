/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the containment of migration not applied to births. */
PROBE(
	.claim = "CLONE_INTO_CGROUP between two delegated trees needs write access to their common ancestor",
	.source = "clone(2), CLONE_INTO_CGROUP; cgroup-v2.rst, Delegation Containment",
	.needs = { "cgroup2", "root", "syscall.clone3" },
	.sabotage = { .twin = "the common ancestor is delegated as well" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	const char *inner = cg_new(a, "inner");

	delegate_to(a, NOBODY_UID);
	delegate_to(inner, NOBODY_UID);
	delegate_to(b, NOBODY_UID);
	if (sabotaged())
		delegate_to(top, NOBODY_UID);
	IN_CHILD(0) {
		MUST(cg_enter(a, 0));
		become(NOBODY_UID, NOBODY_UID);
		for (int i = 0; i < 2; i++) {
			int fd = MUST(open(i ? b : inner, O_PATH | O_DIRECTORY | O_CLOEXEC));
			uint64_t args[11] = { CLONE_INTO_CGROUP, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0,
				(uint64_t)fd };
			row("%s", i ? "into the other tree" : "within the tree");
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
