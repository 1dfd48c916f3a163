/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: a key stored under another, or given to the wrong device. */
PROBE(.claim = "io.cost.qos and io.cost.model read back what was written for that device, other "
	       "devices' lines stay",
	.source = "cgroup-v2.rst, IO Interface Files, io.cost.qos, io.cost.model",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the lines are written for the other device" }, )
{
	const char *one = device_number(disk_new(1 << 20)), *two = device_number(disk_new(1 << 20));

	disk_cost(one, "enable=1 ctrl=auto");
	disk_cost(two, "enable=1 ctrl=auto");
	const char *before = strdup(disk_line(root_group(), "io.cost.qos", two));
	disk_cost(sabotaged() ? two : one, "enable=1 ctrl=user rpct=95.00 rlat=75000 wpct=90.00 "
					   "wlat=150000 min=50.00 max=150.00");
	row("qos");
	EXPECT_STR(disk_line(root_group(), "io.cost.qos", one),
		"enable=1 ctrl=user rpct=95.00 rlat=75000 wpct=90.00 wlat=150000 min=50.00 "
		"max=150.00");
	row("qos of the other device");
	EXPECT_STR(disk_line(root_group(), "io.cost.qos", two), before); /* control */
	row("model");
	MUST(cg_write(root_group(), "io.cost.model",
		fmt("%s ctrl=user model=linear rbps=2000000 rseqiops=500 rrandiops=300 "
		    "wbps=1000000 "
		    "wseqiops=400 wrandiops=200",
			sabotaged() ? two : one)));
	EXPECT_STR(disk_line(root_group(), "io.cost.model", one),
		"ctrl=user model=linear rbps=2000000 rseqiops=500 rrandiops=300 wbps=1000000 "
		"wseqiops=400 wrandiops=200");
	row("switched off the line is gone or says so");
	MUST(cg_write(root_group(), "io.cost.qos", fmt("%s enable=0", one)));
	MUST(cg_write(root_group(), "io.cost.qos", fmt("%s enable=0", two)));
	const char *line = disk_line(root_group(), "io.cost.qos", one);
	EXPECT(!*line || strncmp(line, "enable=0", 8) == 0);
}
