/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a controller enabled in a group that can hold no process. */
PROBE(
	.claim = "Writing cgroup.subtree_control of an invalid domain fails with EOPNOTSUPP",
	.source = "cgroup-v2.rst, Threads",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the group is made threaded first" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");

	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	MUST(cg_write(a, "cgroup.type", "threaded"));
	if (sabotaged())
		MUST(cg_write(b, "cgroup.type", "threaded"));
	EXPECT_ERRNO(cg_write(b, "cgroup.subtree_control", "+pids"), EOPNOTSUPP);
	EXPECT_OK(cg_write(a, "cgroup.subtree_control", "+pids")); /* control */
	EXPECT_STR(cg_read(a, "cgroup.subtree_control"), "pids");
}
