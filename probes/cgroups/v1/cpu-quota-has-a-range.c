/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a border of quota or period moved by one. */
PROBE(
	.claim = "cfs quota is none or at least 1 ms, its period 1 ms to 1 s; one past each end is EINVAL",
	.source = "Documentation/scheduler/sched-bwc.rst, Management",
	.needs = { "cgroup1.cpu" },
	.sabotage = { .twin = "the border itself is written" },
)
{
	static const struct {
		const char *name, *file, *bad, *good;
	} cases[] = { { "quota below a millisecond", "cpu.cfs_quota_us", "999", "1000" },
		{ "period below a millisecond", "cpu.cfs_period_us", "999", "1000" },
		{ "period above a second", "cpu.cfs_period_us", "1000001", "1000000" } };
	const char *top = cg_new(cg1("cpu"), "top");

	if (access(fmt("%s/cpu.cfs_quota_us", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpu.cfs_quota_us does not exist", top);
	row("defaults");
	EXPECT_EQ(cg_number(top, "cpu.cfs_quota_us"), -1);
	EXPECT_EQ(cg_number(top, "cpu.cfs_period_us"), 100000);
	for (size_t i = 0; i < 3; i++) {
		row("%s", cases[i].name);
		EXPECT_ERRNO(cg_write(top, cases[i].file, sabotaged() ? cases[i].good : cases[i].bad),
			EINVAL);
		EXPECT_OK(cg_write(top, cases[i].file, cases[i].good)); /* control */
	}
	row("no quota");
	EXPECT_OK(cg_write(top, "cpu.cfs_quota_us", "-1"));
	EXPECT_EQ(cg_number(top, "cpu.cfs_quota_us"), -1);
}
