/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: counters that follow a migrated process. */
PROBE(
	.claim = "A process that moves between two reads is counted once in each group",
	.source = "cgroup-v2.rst, IO Interface Files, io.stat",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "it does not move" },
)
{
	const char *device = disk_new(1 << 20), *from = cg_new(cg2(), "from"), *to = cg_new(cg2(), "to");
	const char *number = device_number(device);
	pid_t pid = spawn_in(from, 0);

	if (pid == 0) {
		static char block[4096] __attribute__((aligned(4096)));
		int fd = MUST(open(device, O_RDONLY | O_DIRECT | O_CLOEXEC));
		MUST_BE(pread(fd, block, sizeof(block), 0) == sizeof(block));
		if (!sabotaged())
			MUST(cg_enter(to, 0));
		MUST_BE(pread(fd, block, sizeof(block), 4096) == sizeof(block));
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0); /* control */
	row("the first group");
	EXPECT_EQ(disk_stat(from, number, "rios"), 1);
	row("the second group");
	EXPECT_EQ(disk_stat(to, number, "rios"), 1);
}
