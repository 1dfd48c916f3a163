/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: an open file of a removed group still acts, on freed or other memory. */
PROBE(
	.claim = "A removed group's open files fail with ENODEV, and nothing can be made or born in it",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes; kernel kernfs",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group is not removed" },
)
{
	const char *top = cg_new(cg2(), "top");
	char buf[64];
	int procs = MUST(open(fmt("%s/cgroup.procs", top), O_RDWR | O_CLOEXEC));
	int events = MUST(open(fmt("%s/cgroup.events", top), O_RDONLY | O_CLOEXEC));
	int dir = MUST(open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC));

	EXPECT_OK(read(events, buf, sizeof(buf))); /* control */
	if (!sabotaged())
		MUST(rmdir(top));
	row("reading");
	EXPECT_ERRNO(pread(events, buf, sizeof(buf), 0), ENODEV);
	row("entering");
	IN_CHILD(0)
		EXPECT_ERRNO(write(procs, "0", 1), ENODEV);
	row("making a group in it");
	EXPECT_ERRNO(mkdirat(dir, "late", 0755), ENOENT);
	row("being born in it");
	uint64_t args[11] = { CLONE_INTO_CGROUP, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0, (uint64_t)dir };
	pid_t born = (pid_t)syscall(SYS_clone3, args, sizeof(args));
	if (born == 0)
		probe_exit(0);
	EXPECT_ERRNO(born, ENOENT);
}
