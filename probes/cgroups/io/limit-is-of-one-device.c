/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: the limit of one device kept for the group as a whole. */
PROBE(.claim = "io.max keeps a line for each device, and a limit of one does not hold for another",
	.source = "cgroup-v2.rst, IO Interface Files, io.max",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the other device is limited too" }, )
{
	const char *slow = disk_new(1 << 20), *fast = disk_new(1 << 20),
		   *top = cg_new(cg2(), "top");
	const char *one = device_number(slow), *two = device_number(fast);

	MUST(cg_write(top, "io.max", fmt("%s rbps=64", one)));
	MUST(cg_write(top, "io.max", fmt(sabotaged() ? "%s rbps=64 wiops=9" : "%s wiops=9", two)));
	row("two lines");
	EXPECT_STR(disk_line(top, "io.max", one), "rbps=64 wbps=max riops=max wiops=max");
	EXPECT_EQ(strstr(disk_line(top, "io.max", two), "wiops=9") != NULL, true); /* control */
	pid_t held = disk_reader(top, slow, 0), free_one = disk_reader(top, fast, 1);
	row("the other device");
	uint64_t patience = now_ns() + 300000000u;
	EXPECT(EVENTUALLY(disk_reads(1) > 50 || (sabotaged() && now_ns() > patience)));
	EXPECT_GE(disk_reads(1), 50);
	row("the device that is limited");
	EXPECT_LE(disk_reads(0), 2);
	MUST(cg_write(
		top, "io.max", fmt("%s rbps=max", one))); /* a signal does not end that wait */
	MUST(cg_write(top, "io.max", fmt("%s rbps=max", two)));
	end_by_kill(held);
	end_by_kill(free_one);
}
