/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: only anonymous memory limited. */
PROBE(
	.claim = "memory.max binds a writer to tmpfs: it is killed once its pages exceed the limit",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max; memory.stat, shmem",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "memory.max stays max" },
)
{
	const char *top = cg_new(cg2(), "top");
	int fd = MUST(memfd_create("pages", MFD_CLOEXEC));

	without_swap(top);
	if (!sabotaged())
		MUST(cg_write(top, "memory.max", "8M"));
	for (int over = 0; over < 2; over++) {
		row("%s", over ? "four times the limit" : "half the limit");
		pid_t pid = spawn_in(top, 0);
		if (pid == 0) {
			static char block[1 << 16];
			memset(block, 1, sizeof(block));
			MUST(ftruncate(fd, 0));
			for (size_t done = 0; done < (over ? 32 : 4) * MIB; done += sizeof(block))
				MUST(write(fd, block, sizeof(block)));
			probe_exit(0);
		}
		if (over)
			EXPECT_SIGNAL(child_wait(pid), SIGKILL);
		else
			EXPECT_EXIT(child_wait(pid), 0); /* control */
		MUST(ftruncate(fd, 0));
	}
}
