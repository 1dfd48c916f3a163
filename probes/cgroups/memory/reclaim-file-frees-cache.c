/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cache.h"

/* Kernel bugs it catches: memory.reclaim does nothing, or reclaims from a sibling. */
PROBE(.claim = "Writing a size to memory.reclaim takes as much page cache from the group, not its "
	       "sibling",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.reclaim",
	.needs = { "cgroup2.memory", "module.loop", "root" },
	.sabotage = { .twin = "it is written to the sibling's" }, )
{
	const long long size = 16 << 20;
	const char *device = cache_device(size), *top = cg_new(cg2(), "top");
	const char *side = cg_new(cg2(), "side");
	struct gate hold = gate_new();

	if (access(fmt("%s/memory.reclaim", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.reclaim does not exist", top);
	cache_fill(top, device, size);
	pid_t pid = holding_in(side, size, &hold);
	EXPECT(stat_reaches(top, "file", size)); /* control */
	long long before = cached(top);
	int r = cg_write(sabotaged() ? side : top, "memory.reclaim", "8M");
	if (!sabotaged())
		EXPECT_OK(r);
	EXPECT(stat_falls(top, "file", before - (8 << 20) + (1 << 19)));
	EXPECT(stat_reaches(side, "anon", size));
	release(&hold, pid);
}
