/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bug it catches: the ancestor's quota given to each child anew. */
PROBE(
	.claim = "Two busy children are throttled together by their parent's cpu.max, counted at the parent",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.max, cpu.stat",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "cpu.max stays max" },
)
{
	const char *top = cg_new(cg2(), "top"), *beside = cg_new(cg2(), "beside");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpu"));
	const char *a = cg_new(top, "a"), *b = cg_new(top, "b");

	if (!sabotaged())
		MUST(cg_write(top, "cpu.max", "2000 10000"));
	pid_t one = cpu_burner(a), two = cpu_burner(b);
	uint64_t until = now_ns() + 300000000u;
	EXPECT(EVENTUALLY(
		cg_key(top, "cpu.stat", "nr_throttled") >= 3 || (sabotaged() && now_ns() > until)));
	row("at the parent");
	EXPECT_GE(cg_key(top, "cpu.stat", "nr_throttled"), 3);
	EXPECT_GE(cg_key(top, "cpu.stat", "nr_periods"), cg_key(top, "cpu.stat", "nr_throttled"));
	row("not at the children, who have no quota");
	EXPECT_EQ(cg_key(a, "cpu.stat", "nr_throttled"), 0);
	EXPECT_EQ(cg_key(b, "cpu.stat", "nr_throttled"), 0);
	row("not beside");
	EXPECT_EQ(cg_key(beside, "cpu.stat", "nr_throttled"), 0); /* control */
	cpu_burner_end(one);
	cpu_burner_end(two);
}
