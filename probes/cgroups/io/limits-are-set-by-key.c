/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: a key stored under another, or the rest of the line reset. */
PROBE(.claim = "io.max keeps rbps, wbps, riops and wiops of a device apart, max takes one away",
	.source = "cgroup-v2.rst, IO Interface Files, io.max",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "two keys are swapped" }, )
{
	const char *top = cg_new(cg2(), "top"), *number = device_number(disk_new(1 << 20));

	row("none at first");
	EXPECT_STR(cg_read(top, "io.max"), "");
	row("two keys");
	EXPECT_OK(cg_write(top, "io.max", /* control */
		fmt(sabotaged() ? "%s wbps=1048576 riops=50" : "%s rbps=1048576 wiops=50",
			number)));
	EXPECT_STR(
		cg_read(top, "io.max"), fmt("%s rbps=1048576 wbps=max riops=max wiops=50", number));
	row("a third");
	EXPECT_OK(cg_write(top, "io.max", fmt("%s riops=70", number)));
	EXPECT_STR(
		cg_read(top, "io.max"), fmt("%s rbps=1048576 wbps=max riops=70 wiops=50", number));
	row("each alone leaves the others");
	static const char *const keys[] = { "rbps", "wbps", "riops", "wiops" };
	long long value[4] = { 4096000, 8192000, 30, 40 };
	EXPECT_OK(cg_write(
		top, "io.max", fmt("%s rbps=4096000 wbps=8192000 riops=30 wiops=40", number)));
	for (int i = 0; i < 4; i++) {
		value[i] += 10;
		EXPECT_OK(cg_write(top, "io.max", fmt("%s %s=%lld", number, keys[i], value[i])));
		EXPECT_STR(cg_read(top, "io.max"),
			fmt("%s rbps=%lld wbps=%lld riops=%lld wiops=%lld", number, value[0],
				value[1], value[2], value[3]));
	}
	row("all away");
	EXPECT_OK(cg_write(top, "io.max", fmt("%s rbps=max riops=max wiops=max wbps=max", number)));
	EXPECT_STR(cg_read(top, "io.max"), "");
}
