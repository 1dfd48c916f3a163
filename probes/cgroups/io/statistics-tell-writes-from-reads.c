/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: read and write counters swapped. */
PROBE(
	.claim = "io.stat counts direct writes in wbytes and wios and leaves rbytes alone",
	.source = "cgroup-v2.rst, IO Interface Files, io.stat",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the blocks are read" },
)
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");
	const char *number = device_number(device);

	disk_io_ms(top, device, 16, !sabotaged());
	EXPECT_EQ(disk_stat(top, number, "wbytes"), 16 * 4096);
	EXPECT_EQ(disk_stat(top, number, "wios"), 16);
	EXPECT_EQ(disk_stat(top, number, "rbytes"), 0);
	EXPECT_GE(disk_stat(top, number, "rbytes") + disk_stat(top, number, "wbytes"), 1); /* control */
}
