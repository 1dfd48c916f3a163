/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: the override lost, given to all devices, or not taken back by "default". */
PROBE(.claim = "io.weight keeps a weight for one device beside the default until the word default "
	       "removes it",
	.source = "cgroup-v2.rst, IO Interface Files, io.weight; Conventions, Format",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the override is not removed" }, )
{
	const char *top = cg_new(cg2(), "top"), *number = device_number(disk_new(1 << 20));

	disk_cost(number, "enable=1 ctrl=user");
	row("an override");
	EXPECT_OK(cg_write(top, "io.weight", fmt("%s 250", number))); /* control */
	EXPECT_STR(cg_read(top, "io.weight"), fmt("default 100\n%s 250", number));
	row("a new default leaves it alone");
	EXPECT_OK(cg_write(top, "io.weight", "default 300"));
	EXPECT_STR(cg_read(top, "io.weight"), fmt("default 300\n%s 250", number));
	row("one past the ends");
	EXPECT_ERRNO(cg_write(top, "io.weight", fmt("%s 0", number)), EINVAL);
	EXPECT_ERRNO(cg_write(top, "io.weight", fmt("%s 10001", number)), EINVAL);
	row("removed");
	if (!sabotaged())
		EXPECT_OK(cg_write(top, "io.weight", fmt("%s default", number)));
	EXPECT_STR(cg_read(top, "io.weight"), "default 300");
	MUST(cg_write(root_group(), "io.cost.qos", fmt("%s enable=0", number)));
}
