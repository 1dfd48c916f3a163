/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: one of the ways into an invalid domain left open; another errno. */
PROBE(
	.claim = "An invalid domain refuses processes, threads, births and controllers with EOPNOTSUPP",
	.source = "cgroup-v2.rst, Threads",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group is made threaded first" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	struct gate hold = gate_new();
	pid_t pid = held_in(top, &hold);

	MUST(cg_write(a, "cgroup.type", "threaded"));
	if (sabotaged())
		MUST(cg_write(b, "cgroup.type", "threaded"));
	row("a process");
	EXPECT_ERRNO(cg_enter(b, pid), EOPNOTSUPP);
	row("a thread");
	EXPECT_ERRNO(cg_write(b, "cgroup.threads", fmt("%d", pid)), EOPNOTSUPP);
	row("a birth");
	int fd = MUST(open(b, O_PATH | O_DIRECTORY | O_CLOEXEC));
	uint64_t args[11] = { CLONE_INTO_CGROUP, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0, (uint64_t)fd };
	pid_t born = (pid_t)syscall(SYS_clone3, args, sizeof(args));
	if (born == 0)
		probe_exit(0);
	EXPECT_ERRNO(born, EOPNOTSUPP);
	row("the threaded group beside it");
	EXPECT_OK(cg_write(a, "cgroup.threads", fmt("%d", pid))); /* control */
	release(&hold, pid);
}
