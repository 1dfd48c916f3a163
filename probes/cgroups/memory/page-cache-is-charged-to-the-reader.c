/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cache.h"

/* Kernel bug it catches: page cache not charged, or to who holds the file. */
PROBE(.claim = "Page cache filled by a read counts as file in memory.stat of the reader's group "
	       "and stays",
	.source = "cgroup-v2.rst, Memory, memory.stat, file; Memory Ownership",
	.needs = { "cgroup2.memory", "module.loop", "root" },
	.sabotage = { .twin = "another group has read it before" }, )
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top"), *other = cg_new(cg2(), "other");
	const char *device = cache_device(size);

	if (sabotaged())
		cache_fill(other, device, size);
	cache_fill(top, device, size);
	row("the first reader");
	EXPECT(stat_reaches(top, "file", size));
	row("the second reader");
	cache_fill(other, device, size);
	EXPECT(stat_falls(other, "file", size / 4)); /* control */
}
