/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: only the own group's limit looked at. */
PROBE(
	.claim = "io.max of an ancestor slows a child group that has no limit",
	.source = "cgroup-v2.rst, IO Interface Files, io.max; Resource Distribution Models, Limits",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the sibling of the ancestor is limited" },
)
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");
	const char *side = cg_new(cg2(), "side");
	MUST(cg_write(top, "cgroup.subtree_control", "+io"));
	const char *low = cg_new(top, "low");

	MUST(cg_write(sabotaged() ? side : top, "io.max", fmt("%s riops=40", device_number(device))));
	EXPECT_STR(cg_read(low, "io.max"), ""); /* control */
	EXPECT_GE(disk_io_ms(low, device, 24, false), 250);
}
