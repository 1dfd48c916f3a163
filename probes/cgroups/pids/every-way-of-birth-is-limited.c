/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the charge made by one of fork, vfork, clone and clone3 only. */
static pid_t by_fork(void)
{
	return fork();
}

static pid_t by_clone(void)
{
	return (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
}

static pid_t by_clone_parent(void)
{
	return (pid_t)syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
}

static pid_t by_clone_namespace(void)
{
	return (pid_t)syscall(SYS_clone, CLONE_NEWPID | SIGCHLD, 0, 0, 0, 0);
}

PROBE(
	.claim = "At pids.max fork(2), clone(2), a sibling by CLONE_PARENT and a new namespace give EAGAIN",
	.source = "cgroup-v2.rst, PID, pids.max",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "pids.max is one higher" },
)
{
	static const struct {
		const char *name;
		pid_t (*born)(void);
	} ways[] = { { "fork", by_fork }, { "clone", by_clone }, { "sibling", by_clone_parent },
		{ "first process of a namespace", by_clone_namespace } };
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "pids.max", sabotaged() ? "2" : "1"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
			row("%s", ways[i].name);
			pid_t child = ways[i].born();
			if (child == 0)
				probe_exit(0);
			EXPECT_ERRNO(child, EAGAIN);
			if (child > 0 && i != 2)
				child_wait(child);
		}
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0); /* control: it was born at the limit */
	while (waitpid(-1, NULL, 0) > 0)
		;
}
