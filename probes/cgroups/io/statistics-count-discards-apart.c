/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/fs.h>
#include <sys/ioctl.h>

#include "_disk.h"

/* Kernel bug it catches: a discard counted as a write, or not at all. */
PROBE(.claim = "io.stat counts discarded ranges in dbytes and dios and leaves the writes alone",
	.source = "cgroup-v2.rst, IO Interface Files, io.stat",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the range is written" }, )
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");
	const char *number = device_number(device);
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		static char block[1 << 16] __attribute__((aligned(4096)));
		uint64_t range[2] = { 1 << 17, 1 << 16 };
		int fd = MUST(open(device, O_RDWR | O_DIRECT | O_CLOEXEC));
		if (sabotaged())
			MUST_BE(pwrite(fd, block, sizeof(block), 1 << 17) == sizeof(block));
		else if (ioctl(fd, BLKDISCARD, range) < 0)
			skip(SKIP_DEVICE, "BLKDISCARD on %s: %m", device);
		MUST_BE(pread(fd, block, 4096, 0) == 4096);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT_EQ(disk_stat(top, number, "dbytes"), 1 << 16);
	EXPECT_EQ(disk_stat(top, number, "dios"), 1);
	EXPECT_EQ(disk_stat(top, number, "wbytes"), 0);
	EXPECT_EQ(disk_stat(top, number, "rbytes"), 4096); /* control */
}
