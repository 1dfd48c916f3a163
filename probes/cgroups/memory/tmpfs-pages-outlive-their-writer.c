/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: tmpfs pages not charged, or given back when the writer ends. */
PROBE(.claim = "Pages of a tmpfs file are charged to their writer's group and stay until they are "
	       "removed",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.stat, shmem; Memory Ownership",
	.needs = { "cgroup2.memory" }, .sabotage = { .twin = "the writer sits in another group" }, )
{
	const long long size = 4 << 20;
	const char *top = cg_new(cg2(), "top"), *other = cg_new(cg2(), "other");
	int fd = MUST(memfd_create("pages", MFD_CLOEXEC));
	pid_t pid = spawn_in(sabotaged() ? other : top, 0);

	if (pid == 0) {
		char *block = touched(size);
		MUST_BE(write(fd, block, size) == size);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	row("after the writer has ended");
	EXPECT(stat_reaches(top, "shmem", size));
	EXPECT_GE(cg_number(top, "memory.current"), size);
	EXPECT(stat_reaches(top, "file", size));
	row("after the file was truncated");
	MUST(ftruncate(fd, 0));
	EXPECT(EVENTUALLY(cg_key(top, "memory.stat", "shmem") == 0)); /* control */
}
