/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: the limit stored and not enforced, or on the other direction. */
PROBE(
	.claim = "Direct reads under io.max riops take at least as long as the rate demands",
	.source = "cgroup-v2.rst, IO Interface Files, io.max",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "only writes are limited" },
)
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "io.max",
		fmt("%s %s=40", device_number(device), sabotaged() ? "wiops" : "riops")));
	/* 24 reads at 40 a second: 600 ms, of which the first slice may come at once. */
	EXPECT_GE(disk_io_ms(top, device, 24, false), 250);
	EXPECT_GE(cg_key(top, "cgroup.events", "populated"), 0); /* control */
}
