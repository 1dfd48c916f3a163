/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bug it catches: the weight stored but not given to the scheduler. */
PROBE(.claim = "Groups that compete for one CPU get time in proportion to their cpu.weight",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.weight", .needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "both groups keep the default weight" }, .exclusive = true,
	.timeout_ms = 30000, )
{
	const char *heavy = cg_new(cg2(), "heavy"), *light = cg_new(cg2(), "light");

	EXPECT_EQ(cg_number(heavy, "cpu.weight"), 100); /* control: the default */
	if (!sabotaged()) {
		MUST(cg_write(heavy, "cpu.weight", "800"));
		MUST(cg_write(light, "cpu.weight", "100"));
	}
	/* 1:8 is 12.5%; equal would be 100%. */
	EXPECT(cpu_share_at_most(heavy, light, 300, 40));
}
