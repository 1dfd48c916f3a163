/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: quota and period exchanged, or one of them left at its default. */
static void watch(void);

PROBE(.claim = "cpu.quota and cpu.period of a cell stand in the interface files of its group",
	.source = "runtime-spec config-linux.md, CPU, quota and period; cgroup-v2.rst, CPU "
		  "Interface Files",
	.needs = { "root" }, .cell = { .cgroup = { "cpu.max=35000 70000" } },
	.sabotage = { .cgroup = { "cpu.max=35000 100000" } }, .outside = watch, )
{
	tell(1);
	await(1);
	EXPECT_GE(getpid(), 1); /* control: it runs under the quota */
}

static void watch(void)
{
	const char *v1 = cell_cgroup("cpu"), *v2 = cell_cgroup("");

	await(1);
	if (v1) {
		EXPECT_EQ(cg_number(v1, "cpu.cfs_quota_us"), 35000);
		EXPECT_EQ(cg_number(v1, "cpu.cfs_period_us"), 70000);
	} else if (v2 && access(fmt("%s/cpu.max", v2), F_OK) == 0) {
		EXPECT_STR(cg_read(v2, "cpu.max"), "35000 70000");
	} else {
		skip(SKIP_CGROUP, "no cpu controller in any hierarchy");
	}
	tell(1);
}
