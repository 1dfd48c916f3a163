/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/*
 * Kernel bug it catches: the counters of a removed child subtracted from its parent.  The child's
 * own file is read while the child lives: kernels before 6.4 lose what nobody had added up when
 * the group goes.
 */
PROBE(
	.claim = "What a removed child read stays in its parent's io.stat",
	.source = "cgroup-v2.rst, IO Interface Files, io.stat",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the child reads nothing" },
)
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+io"));
	const char *low = cg_new(top, "low"), *number = device_number(device);

	if (!sabotaged())
		disk_io_ms(low, device, 8, false);
	EXPECT_EQ(disk_stat(low, number, "rios"), sabotaged() ? 0 : 8); /* control */
	EXPECT(EVENTUALLY(rmdir(low) == 0));
	EXPECT_EQ(disk_stat(top, number, "rbytes"), 8 * 4096);
	EXPECT_EQ(disk_stat(top, number, "rios"), 8);
}
