/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: bytes of a large request not charged, or only one of two limits kept. */
PROBE(.claim = "With rbps and riops both set in io.max the tighter one holds, whichever it is",
	.source = "cgroup-v2.rst, IO Interface Files, io.max",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "only the looser one is set" }, )
{
	const char *device = disk_new(1 << 20), *number = device_number(device);
	const char *bytes = cg_new(cg2(), "bytes"), *requests = cg_new(cg2(), "requests");

	MUST(cg_write(bytes, "io.max",
		fmt(sabotaged() ? "%s riops=100000" : "%s rbps=163840 riops=100000", number)));
	MUST(cg_write(requests, "io.max",
		fmt(sabotaged() ? "%s rbps=1000000000" : "%s rbps=1000000000 riops=40", number)));
	row("bytes"); /* 24 blocks of 4 KiB at 40 a second, of which the first slice comes at once */
	EXPECT_GE(disk_io_ms(bytes, device, 24, false), 250);
	row("requests");
	EXPECT_GE(disk_io_ms(requests, device, 24, false), 250);
	row("all were done"); /* control */
	EXPECT_EQ(disk_stat(bytes, number, "rios"), 24);
	EXPECT_EQ(disk_stat(requests, number, "rios"), 24);
}
