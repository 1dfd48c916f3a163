/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bug it catches: weights compared across levels: the child's own large weight wins. */
PROBE(.claim = "A large cpu.weight inside a light parent does not win against the parent's heavy "
	       "sibling",
	.source = "cgroup-v2.rst, Resource Distribution Models, Weights; cpu.weight",
	.needs = { "cgroup2.cpu" }, .sabotage = { .twin = "the parent is as heavy as its sibling" },
	.exclusive = true, .timeout_ms = 30000, )
{
	const char *light = cg_new(cg2(), "light"), *heavy = cg_new(cg2(), "heavy");
	MUST(cg_write(light, "cgroup.subtree_control", "+cpu"));
	const char *child = cg_new(light, "child");

	MUST(cg_write(heavy, "cpu.weight", "800"));
	MUST(cg_write(light, "cpu.weight", sabotaged() ? "800" : "100"));
	MUST(cg_write(child, "cpu.weight", "10000"));
	EXPECT_GE(cpu_usage_us(heavy), 0); /* control */
	EXPECT(cpu_share_at_most(heavy, child, 300, 40));
}
