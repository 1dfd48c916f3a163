/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: the borders of io.weight taken for those of the scheduler's weight. */
PROBE(.claim = "io.bfq.weight is 100 at first, takes 1 to 1000 also for one device and refuses one "
	       "past each",
	.source = "Documentation/block/bfq-iosched.rst, Group scheduling with BFQ",
	.needs = { "cgroup2.io", "module.loop", "module.bfq", "root" },
	.sabotage = { .twin = "the border itself is written" }, )
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");
	const char *number = device_number(device);

	disk_scheduler(device, "bfq");
	row("default");
	EXPECT_STR(cg_read(top, "io.bfq.weight"), "default 100");
	row("the borders");
	EXPECT_OK(cg_write(top, "io.bfq.weight", "1")); /* control */
	EXPECT_OK(cg_write(top, "io.bfq.weight", "default 1000"));
	EXPECT_STR(cg_read(top, "io.bfq.weight"), "default 1000");
	row("below");
	EXPECT_ERRNO(cg_write(top, "io.bfq.weight", sabotaged() ? "1" : "0"), ERANGE);
	row("above");
	EXPECT_ERRNO(cg_write(top, "io.bfq.weight", sabotaged() ? "1000" : "1001"), ERANGE);
	row("one device");
	EXPECT_OK(cg_write(top, "io.bfq.weight", fmt("%s 200", number)));
	EXPECT(strstr(cg_read(top, "io.bfq.weight"), fmt("%s 200", number)) != NULL);
	disk_scheduler(device, "none");
}
