/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cache.h"

/* Kernel bug it catches: reclaimable page cache not reclaimed at the limit. */
PROBE(
	.claim = "A reader of more than memory.max of page cache lives: the cache is reclaimed, not the process",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.max",
	.needs = { "cgroup2.memory", "module.loop", "root" },
	.sabotage = { .twin = "memory.max stays max" },
)
{
	const long long size = 32 << 20, limit = 12 << 20;
	const char *top = cg_new(cg2(), "top"), *device = cache_device(size);

	if (!sabotaged())
		MUST(cg_write(top, "memory.max", fmt("%lld", limit)));
	cache_fill(top, device, size); /* control: it ends well */
	EXPECT_LE(cg_number(top, "memory.current"), limit);
	EXPECT_GE(cg_key(top, "memory.events", "max"), 1);
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 0);
}
