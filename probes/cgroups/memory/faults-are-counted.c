/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: pgfault counted at the wrong group or not at all. */
PROBE(.claim = "pgfault of memory.stat grows by at least one for every page touched, in the own "
	       "group only",
	.source = "cgroup-v2.rst, Memory, memory.stat, pgfault", .needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the pages are touched in the sibling" }, )
{
	const char *top = cg_new(cg2(), "top"), *side = cg_new(cg2(), "side");
	const int pages = 1000;
	pid_t pid = spawn_in(sabotaged() ? side : top, 0);

	if (pid == 0) {
		char *p = MUST_PTR(mmap(NULL, pages * 4096, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
		no_huge_pages(p, pages * 4096);
		memset(p, 1, pages * 4096);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT(stat_reaches(top, "pgfault", pages));
	EXPECT_LE(cg_key(side, "memory.stat", "pgfault"), pages / 2); /* control */
}
