/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: a percentage above 100 or a broken range taken for the device. */
PROBE(.claim = "io.cost.qos and io.cost.model live in the root only and refuse unknown and broken "
	       "keys: EINVAL",
	.source = "cgroup-v2.rst, IO Interface Files, io.cost.qos, io.cost.model",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "a good line is written in place of each" }, )
{
	static const struct {
		const char *name, *file, *rest;
	} bad[] = { { "percentile above 100", "io.cost.qos", "enable=1 ctrl=user rpct=101" },
		{ "unknown key of qos", "io.cost.qos", "enable=1 speed=1" },
		{ "control by nobody", "io.cost.qos", "enable=1 ctrl=nobody" },
		{ "minimum above maximum", "io.cost.qos", "enable=1 min=200.00 max=100.00" },
		{ "unknown model", "io.cost.model", "ctrl=user model=square" },
		{ "unknown key of model", "io.cost.model", "ctrl=user model=linear speed=5" },
		{ "no number", "io.cost.model", "ctrl=user model=linear rbps=fast" } };
	const char *top = cg_new(cg2(), "top"), *number = device_number(disk_new(1 << 20));

	disk_cost(number, "enable=1 ctrl=user");
	row("a child has neither");
	EXPECT_ERRNO(access(fmt("%s/io.cost.qos", top), F_OK), ENOENT);
	EXPECT_ERRNO(access(fmt("%s/io.cost.model", top), F_OK), ENOENT);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		row("%s", bad[i].name);
		const char *good =
			strcmp(bad[i].file, "io.cost.qos") == 0 ? "enable=1 rpct=90" : "rbps=9";
		EXPECT_ERRNO(cg_write(root_group(), bad[i].file,
				     fmt("%s %s", number, sabotaged() ? good : bad[i].rest)),
			EINVAL);
	}
	row("no such device");
	EXPECT_ERRNO(cg_write(root_group(), "io.cost.qos", "4095:1048575 enable=1"), ENODEV);
	row("control");
	EXPECT_OK(cg_write(root_group(), "io.cost.model", /* control */
		fmt("%s ctrl=user model=linear rbps=1000000 rseqiops=200 rrandiops=100", number)));
	MUST(cg_write(root_group(), "io.cost.qos", fmt("%s enable=0", number)));
}
