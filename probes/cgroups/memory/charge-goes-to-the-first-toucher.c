/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a page charged again to, or moved to, who uses it later. */
PROBE(.claim = "A shared page is charged to the group that touches it first and to no later one",
	.source = "cgroup-v2.rst, Memory, Memory Ownership", .needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the other group touches it first" }, )
{
	const long long size = 8 << 20;
	const char *first = cg_new(cg2(), "first"), *second = cg_new(cg2(), "second");
	char *p = MUST_PTR(
		mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));

	for (int i = 0; i < 2; i++) {
		pid_t pid = spawn_in((i == 0) != sabotaged() ? first : second, 0);
		if (pid == 0) {
			memset(p, i + 1, size);
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
	row("the first");
	EXPECT(stat_reaches(first, "shmem", size)); /* control */
	EXPECT_GE(cg_number(first, "memory.current"), size);
	row("the second");
	EXPECT_EQ(cg_key(second, "memory.stat", "shmem"), 0);
	EXPECT_LE(cg_number(second, "memory.current"), size / 2);
}
