/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: requests charged to the group of the open or of the fork. */
PROBE(.claim = "A process that moves to a group with io.max is slowed there, and free again when "
	       "it leaves",
	.source =
		"cgroup-v2.rst, IO Interface Files, io.max; Basic Operations, Organizing Processes",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "it does not leave" }, )
{
	const char *device = disk_new(1 << 20), *number = device_number(device);
	const char *open_group = cg_new(cg2(), "open"), *tight = cg_new(cg2(), "tight");

	MUST(cg_write(tight, "io.max", fmt("%s riops=8", number)));
	pid_t pid = disk_reader(open_group, device, 0);
	row("before");
	EXPECT(EVENTUALLY(disk_reads(0) > 20)); /* control */
	row("in the tight group");
	MUST(cg_enter(tight, pid));
	long long first = disk_reads(0);
	uint64_t begin = now_ns();
	EXPECT(EVENTUALLY(disk_reads(0) > first + 5));
	EXPECT_GE((now_ns() - begin) / 1000000, 200);
	row("back");
	if (!sabotaged())
		MUST(cg_enter(open_group, pid));
	/* At eight a second fifty more would take six seconds. */
	long long then = disk_reads(0), tight_rios = disk_stat(tight, number, "rios");
	EXPECT(EVENTUALLY(disk_reads(0) > then + 50));
	EXPECT_LE(disk_stat(tight, number, "rios"), tight_rios + 2);
	end_by_kill(pid);
}
