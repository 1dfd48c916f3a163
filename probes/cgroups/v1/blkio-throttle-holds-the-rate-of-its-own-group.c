/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_block.h"

/* Kernel bugs it catches: a v1 limit not enforced, on the other direction, or for the children. */
PROBE(.claim = "blkio.throttle holds reads or writes of a group to their rate, but not those of "
	       "its child",
	.source = "Documentation/admin-guide/cgroup-v1/blkio-controller.rst, Hierarchical Cgroups, "
		  "Throttling",
	.needs = { "cgroup1.blkio", "module.loop", "root" },
	.sabotage = { .twin = "the limits are those of the other direction" }, )
{
	const char *top = cg_new(cg1("blkio"), "top"), *low = cg_new(top, "low");
	const char *device = block_new(), *number = device_number(device);

	MUST(cg_write(top,
		sabotaged() ? "blkio.throttle.write_iops_device"
			    : "blkio.throttle.read_iops_device",
		fmt("%s 40", number)));
	row("reads"); /* 24 at 40 a second: 600 ms, of which the first slice may come at once */
	EXPECT_GE(block_io_ms(top, device, 24, false), 250);
	row("writes are free");
	MUST(cg_write(top, "blkio.throttle.read_iops_device", fmt("%s 1", number)));
	EXPECT_GE(block_io_ms(top, device, 24, true), 0); /* control: else it takes 24 seconds */
	row("so is a child");
	EXPECT_LE(block_io_ms(low, device, 24, false), 15000);
}
