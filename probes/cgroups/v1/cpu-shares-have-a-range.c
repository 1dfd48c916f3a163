/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the clamp of cpu.shares lost. */
PROBE(
	.claim = "cpu.shares defaults to 1024 and is clamped to 2 and 262144",
	.source = "kernel sched/core.c, sched_group_set_shares; Documentation/scheduler/sched-design-CFS.rst",
	.needs = { "cgroup1.cpu" },
	.sabotage = { .twin = "values inside the range are written" },
)
{
	const char *top = cg_new(cg1("cpu"), "top");

	row("default");
	EXPECT_EQ(cg_number(top, "cpu.shares"), 1024);
	row("below");
	MUST(cg_write(top, "cpu.shares", sabotaged() ? "3" : "0"));
	EXPECT_EQ(cg_number(top, "cpu.shares"), 2);
	row("above");
	MUST(cg_write(top, "cpu.shares", sabotaged() ? "262143" : "262145"));
	EXPECT_EQ(cg_number(top, "cpu.shares"), 262144);
	row("inside");
	EXPECT_OK(cg_write(top, "cpu.shares", "512")); /* control */
	EXPECT_EQ(cg_number(top, "cpu.shares"), 512);
}
