/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cache.h"

/* Kernel bug it catches: a lowered limit waits for the next charge. */
PROBE(.claim = "Lowering memory.max or memory.high below cached pages reclaims them before the "
	       "write returns",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max, memory.high",
	.needs = { "cgroup2.memory", "module.loop", "root" },
	.sabotage = { .twin = "the limit stays above the usage" }, )
{
	static const char *const files[] = { "memory.high", "memory.max" };
	const long long size = 24 << 20, limit = 8 << 20;
	const char *device = cache_device(size);

	for (int i = 0; i < 2; i++) {
		row("%s", files[i]);
		const char *top = cg_new(cg2(), i ? "max" : "high");
		cache_fill(top, device, size);
		EXPECT(stat_reaches(top, "file", size / 2)); /* control */
		EXPECT_OK(cg_write(top, files[i], fmt("%lld", sabotaged() ? 2 * size : limit)));
		EXPECT_LE(cg_number(top, "memory.current"), limit + (1 << 20));
		EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 0);
		MUST(cg_write(top, "memory.max", "4M")); /* room for the second row */
	}
}
