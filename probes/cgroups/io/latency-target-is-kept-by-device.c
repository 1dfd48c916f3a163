/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: a target in another unit, or a broken line taken. */
PROBE(.claim = "io.latency reads back a device's target, refuses other keys with EINVAL, and max "
	       "removes it",
	.source = "cgroup-v2.rst, IO Latency Interface Files, io.latency",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "another target is written" }, )
{
	const char *top = cg_new(cg2(), "top"), *number = device_number(disk_new(1 << 20));

	if (access(fmt("%s/io.latency", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/io.latency does not exist", top);
	row("default");
	EXPECT_STR(cg_read(top, "io.latency"), "");
	row("a target");
	EXPECT_OK(cg_write(top, "io.latency", /* control */
		fmt("%s target=%d", number, sabotaged() ? 7000 : 75000)));
	EXPECT_STR(cg_read(top, "io.latency"), fmt("%s target=75000", number));
	row("another key");
	EXPECT_ERRNO(cg_write(top, "io.latency", fmt("%s rate=5", number)), EINVAL);
	row("removed");
	EXPECT_OK(cg_write(top, "io.latency", fmt("%s target=max", number)));
	EXPECT_STR(cg_read(top, "io.latency"), "");
}
