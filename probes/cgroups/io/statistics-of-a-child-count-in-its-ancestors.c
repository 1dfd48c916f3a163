/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: io.stat of the own requests only. */
PROBE(.claim = "io.stat of a group counts what its descendants do, that of their sibling does not",
	.source = "cgroup-v2.rst, IO Interface Files, io.stat; Basic Operations, Organizing "
		  "Processes",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the descendant does nothing" }, )
{
	const char *device = disk_new(1 << 20), *number = device_number(device);
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+io"));
	const char *mid = cg_new(top, "mid"), *side = cg_new(top, "side");
	MUST(cg_write(mid, "cgroup.subtree_control", "+io"));
	const char *low = cg_new(mid, "low");

	disk_io_ms(sabotaged() ? side : low, device, 8, false);
	row("two levels up");
	EXPECT_EQ(disk_stat(top, number, "rios"), 8); /* control: in both */
	row("one level up");
	EXPECT_EQ(disk_stat(mid, number, "rios"), 8);
	row("beside it");
	EXPECT_EQ(disk_stat(side, number, "rios"), 0);
}
