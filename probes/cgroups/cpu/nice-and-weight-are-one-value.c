/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the two views of the weight out of step. */
PROBE(
	.claim = "cpu.weight.nice and cpu.weight show one value by the scheduler's table, either way",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.weight.nice",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "the weight is doubled after each write" },
)
{
	/* kernel/sched/core.c, sched_prio_to_weight, scaled by 100/1024. */
	static const struct {
		const char *nice;
		long long weight;
	} cases[] = { { "0", 100 }, { "-20", 8668 }, { "19", 1 }, { "5", 33 }, { "-5", 305 },
		{ "10", 11 }, { "-10", 932 } };
	const char *top = cg_new(cg2(), "top");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("nice %s", cases[i].nice);
		EXPECT_OK(cg_write(top, "cpu.weight.nice", cases[i].nice)); /* control */
		if (sabotaged())
			MUST(cg_write(top, "cpu.weight",
				fmt("%lld", cases[i].weight * 2 > 10000 ? 10 : cases[i].weight * 2)));
		EXPECT_EQ(cg_number(top, "cpu.weight"), cases[i].weight);
		MUST(cg_write(top, "cpu.weight", fmt("%lld", cases[i].weight)));
		EXPECT_STR(cg_read(top, "cpu.weight.nice"), cases[i].nice);
	}
}
