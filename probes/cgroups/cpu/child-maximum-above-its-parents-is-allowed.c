/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: v1's hierarchical check kept on v2. */
PROBE(
	.claim = "On v2 a child's cpu.max may exceed its parent's and a parent's be lowered below its child's",
	.source = "cgroup-v2.rst, Resource Distribution Models, Limits; cpu.max",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "the child's quota is below a millisecond" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpu"));
	const char *low = cg_new(top, "low");

	MUST(cg_write(top, "cpu.max", "20000 100000"));
	row("the child above");
	EXPECT_OK(cg_write(low, "cpu.max", sabotaged() ? "900 100000" : "90000 100000"));
	EXPECT_STR(cg_read(low, "cpu.max"), "90000 100000");
	row("the parent below");
	EXPECT_OK(cg_write(top, "cpu.max", "10000 100000")); /* control */
	EXPECT_STR(cg_read(low, "cpu.max"), "90000 100000");
}
