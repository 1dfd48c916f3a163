/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: writeback counted for who calls fsync(2) or for the root. */
PROBE(.claim = "Pages that one group dirtied and another one syncs are written at the first one's "
	       "charge",
	.source = "cgroup-v2.rst, IO, Writeback",
	.needs = { "cgroup2.io", "cgroup2.memory", "module.loop", "root" },
	.sabotage = { .twin = "who syncs dirties them" }, )
{
	const char *device = disk_fresh(1 << 20), *number = device_number(device);
	const char *groups[] = { cg_new(cg2(), "writer"), cg_new(cg2(), "syncer") };

	for (int i = 0; i < 2; i++) {
		pid_t pid = spawn_in(groups[i], 0);
		if (pid == 0) {
			static char block[1 << 16];
			int fd = MUST(open(device, O_RDWR | O_CLOEXEC));
			if (i == (sabotaged() ? 1 : 0))
				MUST_BE(pwrite(fd, block, sizeof(block), 0) == sizeof(block));
			if (i == 1)
				MUST(fsync(fd));
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
	row("who dirtied");
	EXPECT_EQ(disk_stat(groups[0], number, "wbytes"), 1 << 16);
	row("who synced");
	EXPECT_EQ(disk_stat(groups[1], number, "wbytes"), 0);
	EXPECT_GE(disk_stat(groups[0], number, "wbytes") + disk_stat(groups[1], number, "wbytes"),
		1 << 16); /* control */
}
