/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a quota alone resets the period, or max is stored as a number. */
PROBE(
	.claim = "cpu.max takes a quota alone and keeps the period, and max alone takes the quota away",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.max",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "the default period is written with each quota" },
)
{
	const char *top = cg_new(cg2(), "top");

	row("both");
	EXPECT_OK(cg_write(top, "cpu.max", "20000 40000")); /* control */
	EXPECT_STR(cg_read(top, "cpu.max"), "20000 40000");
	row("the quota alone");
	EXPECT_OK(cg_write(top, "cpu.max", sabotaged() ? "30000 100000" : "30000"));
	EXPECT_STR(cg_read(top, "cpu.max"), "30000 40000");
	row("max alone");
	EXPECT_OK(cg_write(top, "cpu.max", sabotaged() ? "max 100000" : "max"));
	EXPECT_STR(cg_read(top, "cpu.max"), "max 40000");
	row("a quota above the period");
	EXPECT_OK(cg_write(top, "cpu.max", "200000 100000"));
	EXPECT_STR(cg_read(top, "cpu.max"), "200000 100000");
}
