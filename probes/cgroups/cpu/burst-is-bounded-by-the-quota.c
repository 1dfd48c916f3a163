/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a burst above the quota accepted, or a quota lowered below the burst. */
PROBE(
	.claim = "cpu.max.burst takes at most the quota, and the quota cannot be lowered below it: EINVAL",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.max.burst; sched-bwc.rst, Burst feature",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "the quota is twice as large" },
)
{
	const char *top = cg_new(cg2(), "top");

	if (access(fmt("%s/cpu.max.burst", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpu.max.burst does not exist", top);
	MUST(cg_write(top, "cpu.max", sabotaged() ? "40000 100000" : "20000 100000"));
	row("equal to the quota");
	EXPECT_OK(cg_write(top, "cpu.max.burst", "20000")); /* control */
	row("above the quota");
	EXPECT_ERRNO(cg_write(top, "cpu.max.burst", "20001"), EINVAL);
	EXPECT_EQ(cg_number(top, "cpu.max.burst"), 20000);
	row("the quota below the burst");
	EXPECT_ERRNO(cg_write(top, "cpu.max", sabotaged() ? "30000" : "19999"), EINVAL);
	row("negative");
	EXPECT(cg_write(top, "cpu.max.burst", "-1") < 0);
}
