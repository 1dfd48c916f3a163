/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: the wait for io.max not counted as a stall of the group. */
static long long stalled(const char *group)
{
	const char *total = strstr(cg_read(group, "io.pressure"), "total=");

	return total ? strtoll(total + 6, NULL, 10) : -1;
}

PROBE(.claim = "A process that waits for its io.max raises io.pressure of its group, not of a "
	       "sibling",
	.source =
		"cgroup-v2.rst, IO Interface Files, io.pressure; Documentation/accounting/psi.rst",
	.needs = { "cgroup2.io", "module.loop", "root", "file.proc/pressure/io" },
	.sabotage = { .twin = "nobody reads" }, )
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top"),
		   *side = cg_new(cg2(), "side");

	MUST(cg_write(top, "io.max", fmt("%s riops=20", device_number(device))));
	pid_t pid = disk_reader(sabotaged() ? side : top, device, 0);
	uint64_t patience = now_ns() + 300000000u;
	row("the group");
	EXPECT(EVENTUALLY(stalled(top) > 100000 || (sabotaged() && now_ns() > patience)));
	EXPECT_GE(stalled(top), 100000);
	row("a sibling");
	if (!sabotaged())
		EXPECT_EQ(stalled(side), 0); /* control */
	end_by_kill(pid);
}
