/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: the limit of one group applied to all users of the device. */
PROBE(.claim = "io.max of one group does not slow a sibling on the same device",
	.source = "cgroup-v2.rst, IO Interface Files, io.max",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "neither is limited, and the other one is through first" }, )
{
	const char *device = disk_new(1 << 20), *slow = cg_new(cg2(), "slow");
	const char *fast = cg_new(cg2(), "fast"), *number = device_number(device);
	struct gate done = gate_new();

	if (!sabotaged())
		MUST(cg_write(slow, "io.max", fmt("%s riops=2", number)));
	pid_t pid = spawn_in(slow, 0);
	if (pid == 0) {
		static char block[4096] __attribute__((aligned(4096)));
		int fd = MUST(open(device, O_RDONLY | O_DIRECT | O_CLOEXEC));
		for (int i = 0; i < 16; i++)
			MUST_BE(pread(fd, block, sizeof(block), i * 4096) == sizeof(block));
		gate_post(&done);
		probe_exit(0);
	}
	/* Sixteen reads take the slow one eight seconds; the fast one is through long before. */
	if (sabotaged())
		MUST_BE(fd_wait(done.fd, POLLIN, -1));
	EXPECT_GE(disk_io_ms(fast, device, 16, false), 0); /* control */
	EXPECT(!fd_wait(done.fd, POLLIN, 0));
	EXPECT_EQ(disk_stat(fast, number, "rios"), 16);
	EXPECT_LE(disk_stat(slow, number, "rios"), 12);
	MUST(cg_write(
		slow, "io.max", fmt("%s riops=max", number))); /* a signal does not end that wait */
	end_by_kill(pid);
}
