/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cell.h"

/* Kernel bug it catches: /dev/shm as memory without a limit. */
PROBE(
	.claim = "In a cell a writer to tmpfs in /dev/shm is killed at the cell's memory.max",
	.source = "cgroup-v2.rst, Memory, memory.stat, shmem; OCI config-linux.md, Memory",
	.cell = { .cgroup = { "memory.max=33554432" } },
	.sabotage = { .cgroup = { "memory.max=268435456" } },
)
{
	for (int over = 0; over < 2; over++) {
		row("%s", over ? "nearly twice the limit" : "a quarter of the limit");
		pid_t pid = MUST(fork());
		if (pid == 0) {
			/* File pages are nobody's: say who is to die for them. */
			MUST(write_file("/proc/self/oom_score_adj", "1000"));
			int fd = MUST(open("/dev/shm/fill", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
			static char block[1 << 16];
			memset(block, 1, sizeof(block));
			for (size_t done = 0; done < (over ? 60 : 8) * MIB; done += sizeof(block))
				MUST(write(fd, block, sizeof(block)));
			probe_exit(0);
		}
		if (over)
			EXPECT_SIGNAL(child_wait(pid), SIGKILL);
		else
			EXPECT_EXIT(child_wait(pid), 0); /* control */
		MUST(unlink("/dev/shm/fill"));
	}
}
