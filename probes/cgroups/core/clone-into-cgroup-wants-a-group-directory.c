/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a descriptor of something else accepted, or of a v1 group. */
PROBE(
	.claim = "CLONE_INTO_CGROUP refuses a descriptor that is no directory of the v2 hierarchy with EBADF",
	.source = "clone(2), CLONE_INTO_CGROUP, ERRORS",
	.needs = { "cgroup2", "syscall.clone3" },
	.sabotage = { .twin = "the descriptor of a group is given" },
)
{
	const char *top = cg_new(cg2(), "top");
	int good = MUST(open(top, O_PATH | O_DIRECTORY | O_CLOEXEC));
	int fds[] = { MUST(open("/proc/self", O_PATH | O_DIRECTORY | O_CLOEXEC)),
		MUST(open(fmt("%s/cgroup.procs", top), O_RDONLY | O_CLOEXEC)), 9999 };
	static const char *const names[] = { "a directory elsewhere", "a file of a group",
		"a closed descriptor", "the group itself" };

	for (int i = 0; i < 4; i++) {
		int fd = i == 3 || sabotaged() ? good : fds[i];
		uint64_t args[11] = { CLONE_INTO_CGROUP, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0,
			(uint64_t)fd };
		row("%s", names[i]);
		pid_t pid = (pid_t)syscall(SYS_clone3, args, sizeof(args));
		if (pid == 0)
			probe_exit(0);
		if (i == 3)
			EXPECT_OK(pid); /* control */
		else
			EXPECT_ERRNO(pid, EBADF);
		if (pid > 0)
			child_wait(pid);
	}
}
