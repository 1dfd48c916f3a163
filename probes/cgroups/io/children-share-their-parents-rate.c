/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: the parent's rate granted to each child anew. */
PROBE(.claim = "Two groups at work below one io.max get no more together than that one rate",
	.source = "cgroup-v2.rst, IO Interface Files, io.max; Resource Distribution Models, Limits",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "each child has the rate for itself, the parent none" }, )
{
	const char *device = disk_new(1 << 20), *number = device_number(device);
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+io"));
	const char *a = cg_new(top, "a"), *b = cg_new(top, "b");
	const char *line = strdup(fmt("%s riops=40", number));

	MUST(cg_write(sabotaged() ? a : top, "io.max", line));
	if (sabotaged())
		MUST(cg_write(b, "io.max", line));
	pid_t one = disk_reader(a, device, 0), two = disk_reader(b, device, 1);
	uint64_t begin = now_ns();
	row("both get some");
	EXPECT(EVENTUALLY(disk_reads(0) >= 4 && disk_reads(1) >= 4)); /* control */
	row("together");
	EXPECT(EVENTUALLY(disk_reads(0) + disk_reads(1) >= 44));
	/* 44 at 40 a second are 1100 ms, at 80 a second 550; the first tenth comes at once. */
	EXPECT_GE((now_ns() - begin) / 1000000, 750);
	end_by_kill(one);
	end_by_kill(two);
}
