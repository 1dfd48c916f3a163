/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cache.h"

#include "_options.h"

/* Kernel bug it catches: the option accepted and without effect, or on although it was not given. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *device = cache_device(size), *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *kept = cg_new(top, "kept");
	MUST(cg_write(kept, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(kept, "low");

	without_swap(top);
	MUST(cg_write(kept, "memory.min", "16M"));
	EXPECT_EQ(cg_number(low, "memory.min"), 0); /* control: none of its own */
	cache_fill(low, device, size);
	EXPECT(stat_reaches(low, "file", size));
	(void)cg_write(top, "memory.reclaim", "8M");
	EXPECT(stat_reaches(low, "file", size * 3 / 4));
}

PROBE(.claim = "Under memory_recursiveprot a group's memory.min protects the memory of children "
	       "without one",
	.source = "cgroup-v2.rst, Basic Operations, Mounting, memory_recursiveprot",
	.needs = { "cgroup2.memory", "module.loop", "root", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "the hierarchy has not that option" }, .exclusive = true, )
{
	under_option("memory_recursiveprot", !sabotaged(), look);
}
