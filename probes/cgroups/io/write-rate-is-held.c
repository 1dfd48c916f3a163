/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: writes not throttled although reads are. */
PROBE(.claim = "Direct writes under io.max wbps take at least as long as the rate demands",
	.source = "cgroup-v2.rst, IO Interface Files, io.max",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "only reads are limited" }, )
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "io.max",
		fmt("%s %s=163840", device_number(device), sabotaged() ? "rbps" : "wbps")));
	/* 24 blocks of 4 KiB at 40 a second. */
	EXPECT_GE(disk_io_ms(top, device, 24, true), 250);
	EXPECT(EVENTUALLY(cg_key(top, "cgroup.events", "populated") == 0)); /* control */
}
