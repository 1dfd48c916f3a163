/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bugs it catches: the quota of an ancestor not applied; throttling not counted. */
PROBE(.claim = "An ancestor's cpu.max keeps a busy descendant behind a free group and counts "
	       "throttling",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.max, cpu.stat",
	.needs = { "cgroup2.cpu" }, .sabotage = { .twin = "cpu.max stays max" }, .exclusive = true,
	.timeout_ms = 30000, )
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpu"));
	const char *low = cg_new(top, "low"), *freely = cg_new(cg2(), "freely");

	EXPECT_STR(cg_read(top, "cpu.max"), "max 100000"); /* control: the default */
	if (!sabotaged())
		MUST(cg_write(top, "cpu.max", "5000 50000"));
	EXPECT(cpu_share_at_most(freely, low, 300, 45));
	EXPECT_GE(cg_key(top, "cpu.stat", "nr_throttled"), 1);
	EXPECT_GE(cg_key(top, "cpu.stat", "throttled_usec"), 1);
}
