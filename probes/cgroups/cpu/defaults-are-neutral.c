/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a new group with another default. */
PROBE(
	.claim = "A new group has cpu.weight 100, nice 0, no maximum with a period of 100 ms, not idle, no burst",
	.source = "cgroup-v2.rst, CPU Interface Files",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "each file is written first" },
)
{
	static const struct {
		const char *file, *wanted, *other;
	} cases[] = { { "cpu.weight", "100", "200" }, { "cpu.weight.nice", "0", "5" },
		{ "cpu.max", "max 100000", "5000 50000" }, { "cpu.idle", "0", "1" },
		{ "cpu.max.burst", "0", "1000" } };
	const char *top = cg_new(cg2(), "top");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].file);
		if (access(fmt("%s/%s", top, cases[i].file), F_OK) != 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", cases[i].file);
			continue;
		}
		if (sabotaged())
			MUST(cg_write(top, cases[i].file, cases[i].other));
		EXPECT_STR(cg_read(top, cases[i].file), cases[i].wanted);
		EXPECT_OK(cg_write(top, cases[i].file, cases[i].other)); /* control */
		MUST(cg_write(top, cases[i].file, cases[i].wanted));
	}
}
