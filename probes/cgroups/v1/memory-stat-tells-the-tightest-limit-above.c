/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the own limit told, or the nearest one in place of the tightest. */
PROBE(.claim = "hierarchical_memory_limit of a v1 memory.stat is the least limit on the way to the "
	       "root",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, stat file",
	.needs = { "cgroup1.memory" }, .sabotage = { .twin = "the ancestor's limit is higher" }, )
{
	const char *top = cg_new(cg1("memory"), "top"), *mid = cg_new(top, "mid"),
		   *low = cg_new(mid, "low");

	MUST(cg_write(mid, "memory.limit_in_bytes", "64M"));
	MUST(cg_write(top, "memory.limit_in_bytes", sabotaged() ? "128M" : "32M"));
	MUST(cg_write(low, "memory.limit_in_bytes", "96M"));
	row("two levels up");
	EXPECT_EQ(cg_key(low, "memory.stat", "hierarchical_memory_limit"), 32 << 20);
	EXPECT_EQ(cg_key(mid, "memory.stat", "hierarchical_memory_limit"), 32 << 20);
	row("its own when that is the least");
	MUST(cg_write(low, "memory.limit_in_bytes", "16M"));
	EXPECT_EQ(cg_key(low, "memory.stat", "hierarchical_memory_limit"), 16 << 20); /* control */
}
