/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: one of the four keys stored and not enforced, or enforced on the other
 * direction. */
PROBE(.claim = "Each key of io.max slows its own direction: rbps and riops reads, wbps and wiops "
	       "writes",
	.source = "cgroup-v2.rst, IO Interface Files, io.max",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the other direction's key is written" }, .timeout_ms = 30000, )
{
	static const struct {
		const char *limit, *other;
		bool writing;
	} keys[] = { { "rbps=163840", "wbps=163840", false }, { "riops=40", "wiops=40", false },
		{ "wbps=163840", "rbps=163840", true }, { "wiops=40", "riops=40", true } };
	const char *device = disk_new(1 << 20), *number = strdup(device_number(device));

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		const char *group = cg_new(cg2(), fmt("held%zu", i));
		row("%s", keys[i].limit);
		MUST(cg_write(group, "io.max",
			fmt("%s %s", number, sabotaged() ? keys[i].other : keys[i].limit)));
		/* 24 blocks of 4 KiB at 40 a second: 600 ms, less a slice that comes at once. */
		EXPECT_GE(disk_io_ms(group, device, 24, keys[i].writing), 250);
		EXPECT(EVENTUALLY(cg_key(group, "cgroup.events", "populated") == 0)); /* control */
	}
}
