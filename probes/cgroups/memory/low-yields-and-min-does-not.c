/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cache.h"

/* Kernel bugs it catches: memory.low as hard as memory.min; a breach of low not counted. */
PROBE(.claim = "When all is protected memory.low is breached and counted, and memory.min holds",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.low, memory.min, memory.events",
	.needs = { "cgroup2.memory", "module.loop", "root" },
	.sabotage = { .twin = "the two groups are protected by the other file" }, )
{
	static const char *const files[] = { "memory.low", "memory.min" };
	const long long size = 16 << 20;

	if (access(fmt("%s/memory.reclaim", cg2()), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.reclaim does not exist", cg2());
	for (int i = 0; i < 2; i++) {
		const char *file = files[sabotaged() ? !i : i];
		row("%s", files[i]);
		const char *top = cg_new(cg2(), fmt("of-%s", files[i]));
		MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
		const char *low = cg_new(top, "low"), *device = cache_device(size);
		MUST(unlink(fmt("%s/backing", scratch())));
		cache_fill(low, device, size);
		MUST(cg_write(top, file, "64M"));
		MUST(cg_write(low, file, "64M"));
		MUST_BE(stat_reaches(low, "file", size));
		long long before = cached(low);
		int r = cg_write(top, "memory.reclaim", "8M");
		if (i == 0) {
			EXPECT_OK(r); /* control */
			EXPECT(stat_falls(low, "file", before - (6 << 20)));
			EXPECT_GE(cg_key(low, "memory.events", "low"), 1);
		} else {
			EXPECT(stat_reaches(low, "file", before - (1 << 20)));
			EXPECT_EQ(cg_key(low, "memory.events", "low"), 0);
		}
	}
}
