/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: data parked in the kernel escapes the limit. */
PROBE(
	.claim = "Data written into pipes is charged to the writer's group",
	.source = "cgroup-v2.rst, Memory, memory.stat, kernel; Memory Interface Files, memory.current",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the pipes stay empty" },
)
{
	enum { PIPES = 16, BYTES = 65536 };
	const char *top = cg_new(cg2(), "top");
	static char block[BYTES];
	int ends[PIPES][2];

	memset(block, 1, sizeof(block));
	for (int i = 0; i < PIPES; i++)
		MUST(pipe2(ends[i], O_CLOEXEC | O_NONBLOCK));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		for (int i = 0; i < PIPES && !sabotaged(); i++)
			MUST(write(ends[i][1], block, BYTES));
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0); /* control */
	EXPECT_GE(cg_number(top, "memory.current"), PIPES * BYTES * 3 / 4);
}
