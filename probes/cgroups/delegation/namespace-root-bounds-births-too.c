/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_options.h"

/* Kernel bug it catches: CLONE_INTO_CGROUP crosses the boundary that a write cannot. */
static const char *in, *low, *out;

static void inside(void)
{
	IN_CHILD(0) {
		MUST(cg_enter(in, 0));
		if (!sabotaged())
			MUST(unshare(CLONE_NEWCGROUP));
		for (int i = 0; i < 2; i++) {
			int fd = MUST(open(i ? out : low, O_PATH | O_DIRECTORY | O_CLOEXEC));
			uint64_t args[11] = { CLONE_INTO_CGROUP, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0,
				(uint64_t)fd };
			row("%s", i ? "outside" : "within the namespace");
			pid_t pid = (pid_t)syscall(SYS_clone3, args, sizeof(args));
			if (pid == 0)
				probe_exit(0);
			if (i)
				EXPECT_ERRNO(pid, ENOENT);
			else
				EXPECT_OK(pid); /* control */
			if (pid > 0)
				child_wait(pid);
		}
	}
}

PROBE(
	.claim = "With nsdelegate CLONE_INTO_CGROUP to outside of the own cgroup namespace fails: ENOENT",
	.source = "cgroup-v2.rst, Delegation Containment; clone(2), CLONE_INTO_CGROUP",
	.needs = { "cgroup2", "root", "ns.cgroup", "syscall.clone3" },
	.sabotage = { .twin = "the caller stays in the initial cgroup namespace" },
	.exclusive = true,
)
{
	in = cg_new(cg2(), "in");
	low = cg_new(in, "low");
	out = cg_new(cg2(), "out");
	under_option("nsdelegate", true, inside);
}
