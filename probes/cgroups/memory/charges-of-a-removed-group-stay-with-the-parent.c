/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the charges of a removed group dropped from its ancestors. */
PROBE(
	.claim = "What a removed group was charged for still counts in its parent's memory.current",
	.source = "cgroup-v2.rst, Memory, Memory Ownership; Core Interface Files, cgroup.stat",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the file is truncated before the removal" },
)
{
	const long long size = 4 << 20;
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low");
	int fd = MUST(memfd_create("pages", MFD_CLOEXEC));
	pid_t pid = spawn_in(low, 0);

	if (pid == 0) {
		char *block = touched(size);
		MUST_BE(write(fd, block, size) == size);
		probe_exit(0);
	}
	child_wait(pid);
	EXPECT_GE(cg_number(low, "memory.current"), size); /* control */
	if (sabotaged())
		MUST(ftruncate(fd, 0));
	EXPECT(EVENTUALLY(rmdir(low) == 0));
	EXPECT_GE(cg_number(top, "memory.current"), size);
	row("after the file was truncated");
	MUST(ftruncate(fd, 0));
	EXPECT(EVENTUALLY(cg_number(top, "memory.current") < size));
}
