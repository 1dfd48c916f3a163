/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a mapping charged when made, or a page twice. */
PROBE(.claim = "Anonymous memory is charged when a page is first written, once, and given back by "
	       "munmap(2)",
	.source = "cgroup-v2.rst, Memory, Memory Ownership; memory.stat, anon",
	.needs = { "cgroup2.memory" }, .sabotage = { .twin = "twice as many pages are written" }, )
{
	const long long size = 8 << 20, slack = 1 << 20;
	const char *top = cg_new(cg2(), "top");
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		long long before = cg_key(top, "memory.stat", "anon");
		char *p = MUST_PTR(mmap(NULL, 4 * size, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
		no_huge_pages(p, 4 * size);
		row("mapped");
		EXPECT_LE(cg_key(top, "memory.stat", "anon") - before, slack);
		row("written");
		memset(p, 1, sabotaged() ? 2 * size : size);
		EXPECT(stat_reaches(top, "anon", before + size)); /* control */
		EXPECT_LE(cg_key(top, "memory.stat", "anon") - before, size + slack);
		row("written again");
		memset(p, 2, sabotaged() ? 2 * size : size);
		EXPECT_LE(cg_key(top, "memory.stat", "anon") - before, size + slack);
		row("unmapped");
		MUST(munmap(p, 4 * size));
		EXPECT(EVENTUALLY(cg_key(top, "memory.stat", "anon") - before <= slack));
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
