/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: half of a bad line stored. */
PROBE(
	.claim = "cpu.max refuses words, negative numbers and an empty line with EINVAL and keeps its value",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.max",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "7000 is written in place of each" },
)
{
	static const char *const bad[] = { "fast", "-5000", "\n", "maximum 50000", "0" };
	const char *top = cg_new(cg2(), "top");

	MUST(cg_write(top, "cpu.max", "20000 50000"));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		row("%s", i == 2 ? "an empty line" : bad[i]);
		EXPECT_ERRNO(cg_write(top, "cpu.max", sabotaged() ? "7000" : bad[i]), EINVAL);
		EXPECT_STR(cg_read(top, "cpu.max"), "20000 50000");
	}
	EXPECT_OK(cg_write(top, "cpu.max", "max")); /* control */
}
