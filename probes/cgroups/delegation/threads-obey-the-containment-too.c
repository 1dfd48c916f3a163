/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: cgroup.threads lacks the check that cgroup.procs has. */
PROBE(
	.claim = "cgroup.threads demands write access to the common ancestor as cgroup.procs does",
	.source = "cgroup-v2.rst, Delegation Containment; Threads",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "the common ancestor's cgroup.procs is delegated" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	const char *inner = cg_new(a, "inner");

	MUST(cg_write(a, "cgroup.type", "threaded"));
	MUST(cg_write(b, "cgroup.type", "threaded"));
	MUST(cg_write(inner, "cgroup.type", "threaded"));
	delegate_to(a, NOBODY_UID);
	delegate_to(b, NOBODY_UID);
	delegate_to(inner, NOBODY_UID);
	if (sabotaged())
		delegate_to(top, NOBODY_UID);
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		MUST(cg_write(a, "cgroup.threads", "0"));
		become(NOBODY_UID, NOBODY_UID);
		row("inside the tree");
		EXPECT_OK(cg_write(inner, "cgroup.threads", "0")); /* control */
		row("to the other tree");
		EXPECT_ERRNO(cg_write(b, "cgroup.threads", "0"), EACCES);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
