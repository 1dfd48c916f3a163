/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bugs it catches: a new limit not applied to a live process; a queued request forgotten. */
PROBE(.claim = "io.max set on a group stops a process at work there, and lifted it lets it go on "
	       "at once",
	.source = "cgroup-v2.rst, IO Interface Files, io.max",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the limit is not lifted" }, )
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");
	const char *number = device_number(device);
	pid_t pid = disk_reader(top, device, 0);

	row("free");
	EXPECT(EVENTUALLY(disk_reads(0) > 20)); /* control */
	row("limited");
	MUST(cg_write(top, "io.max", fmt("%s rbps=64", number))); /* a block takes 64 seconds */
	long long seen = -1;
	EXPECT(EVENTUALLY(({
		long long now = disk_reads(0);
		bool stands = now == seen;
		seen = now;
		for (int i = 0; stands && i < 20; i++)
			IN_CHILD(0)
			{
			}
		stands &&disk_reads(0) == now;
	})));
	row("lifted");
	if (!sabotaged())
		MUST(cg_write(top, "io.max", fmt("%s rbps=max", number)));
	uint64_t patience = now_ns() + 300000000u;
	EXPECT(EVENTUALLY(disk_reads(0) > seen + 20 || (sabotaged() && now_ns() > patience)));
	EXPECT_GE(disk_reads(0), seen + 20);
	MUST(cg_write(
		top, "io.max", fmt("%s rbps=max", number))); /* a signal does not end that wait */
	end_by_kill(pid);
}
