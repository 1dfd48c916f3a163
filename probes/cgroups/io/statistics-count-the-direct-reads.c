/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: io.stat charged to the wrong group, direction, or level. */
PROBE(
	.claim = "io.stat counts bytes and requests read from a device, in the group and above, not beside",
	.source = "cgroup-v2.rst, IO Interface Files, io.stat",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the sibling reads" },
)
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+io"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");
	const char *number = device_number(device);

	disk_io_ms(sabotaged() ? side : low, device, 16, false);
	row("the group");
	EXPECT_EQ(disk_stat(low, number, "rbytes"), 16 * 4096);
	EXPECT_EQ(disk_stat(low, number, "rios"), 16);
	EXPECT_EQ(disk_stat(low, number, "wbytes"), 0);
	row("its parent");
	EXPECT_EQ(disk_stat(top, number, "rbytes"), 16 * 4096); /* control */
	row("its sibling");
	EXPECT_EQ(disk_stat(side, number, "rbytes"), 0);
}
