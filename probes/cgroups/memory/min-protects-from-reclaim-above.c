/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cache.h"

/* Kernel bugs it catches: memory.min not looked at in reclaim that starts at an ancestor. */
static void protect_and_reclaim(const char *file, bool set)
{
	const long long size = 12 << 20;
	const char *top = cg_new(cg2(), fmt("of-%s", file));
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *kept = cg_new(top, "kept"), *free_one = cg_new(top, "free");
	const char *first = cache_device(size), *second;

	cache_fill(kept, first, size);
	MUST(unlink(fmt("%s/backing", scratch())));
	second = cache_device(size);
	MUST(unlink(fmt("%s/backing", scratch())));
	cache_fill(free_one, second, size);
	if (set) {
		MUST(cg_write(top, file, "64M"));
		MUST(cg_write(kept, file, "32M"));
	}
	MUST_BE(stat_reaches(kept, "file", size));
	long long before = cached(kept);
	/* More than the unprotected one can give, so that reclaim asks everyone. */
	(void)cg_write(top, "memory.reclaim", "10M");
	EXPECT(stat_falls(free_one, "file", size / 2)); /* control */
	EXPECT(stat_reaches(kept, "file", before - (1 << 20)));
}

PROBE(.claim = "Reclaim in an ancestor spares a group below its memory.min or low and takes from "
	       "its sibling",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.min, memory.low",
	.needs = { "cgroup2.memory", "module.loop", "root" },
	.sabotage = { .twin = "nothing is protected" }, )
{
	if (access(fmt("%s/memory.reclaim", cg2()), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.reclaim does not exist", cg2());
	row("memory.min");
	protect_and_reclaim("memory.min", !sabotaged());
	row("memory.low");
	protect_and_reclaim("memory.low", !sabotaged());
}
