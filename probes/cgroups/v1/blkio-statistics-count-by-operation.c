/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_block.h"

/* Kernel bugs it catches: bytes or requests of the other operation; a child left out of the sum. */
PROBE(.claim = "blkio.throttle.io_serviced counts reads and writes apart, _recursive those of "
	       "children too",
	.source = "Documentation/admin-guide/cgroup-v1/blkio-controller.rst, "
		  "blkio.throttle.io_serviced",
	.needs = { "cgroup1.blkio", "module.loop", "root" },
	.sabotage = { .twin = "all requests are writes" }, )
{
	static const char bytes[] = "blkio.throttle.io_service_bytes",
			  ios[] = "blkio.throttle.io_serviced";
	const char *top = cg_new(cg1("blkio"), "top"), *low = cg_new(top, "low");
	const char *device = block_new(), *number = device_number(device);

	block_io_ms(top, device, 6, sabotaged());
	block_io_ms(low, device, 10, true);
	row("reads");
	EXPECT_EQ(block_stat(top, ios, number, "Read"), 6);
	EXPECT_EQ(block_stat(top, bytes, number, "Read"), 6 * 4096);
	row("writes of the child");
	EXPECT_EQ(block_stat(low, ios, number, "Write"), 10); /* control */
	EXPECT_EQ(block_stat(low, ios, number, "Read"), 0);
	EXPECT_EQ(block_stat(top, ios, number, "Write"), 0);
	row("recursive");
	EXPECT_EQ(block_stat(top, "blkio.throttle.io_serviced_recursive", number, "Write"), 10);
	EXPECT_EQ(block_stat(top, "blkio.throttle.io_service_bytes_recursive", number, "Total"),
		16 * 4096);
}
