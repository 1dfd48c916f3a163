/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the list shows the machine's controllers instead of the parent's. */
PROBE(
	.claim = "cgroup.controllers lists exactly what the parent's cgroup.subtree_control has enabled",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.controllers",
	.needs = { "cgroup2.pids", "cgroup2.memory" },
	.sabotage = { .twin = "the parent enables one more controller" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low"), *deep = cg_new(low, "deep");

	row("none");
	EXPECT_STR(cg_read(low, "cgroup.controllers"), "");
	row("one");
	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	if (sabotaged())
		MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	EXPECT_STR(cg_read(low, "cgroup.controllers"), "pids");
	row("a level further down");
	EXPECT_STR(cg_read(deep, "cgroup.controllers"), "");
	row("two");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	EXPECT(has_word(cg_read(low, "cgroup.controllers"), "pids"));
	EXPECT(has_word(cg_read(low, "cgroup.controllers"), "memory")); /* control */
	row("one taken away");
	MUST(cg_write(top, "cgroup.subtree_control", "-pids"));
	EXPECT_STR(cg_read(low, "cgroup.controllers"), "memory");
	EXPECT_ERRNO(access(fmt("%s/pids.max", low), F_OK), ENOENT);
}
