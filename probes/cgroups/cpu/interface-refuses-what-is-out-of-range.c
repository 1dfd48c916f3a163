/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a border moved by one, another errno, or a refused value stored. */
static const struct {
	const char *name, *file, *value;
	int error;
} cases[] = {
	{ "weight at its least", "cpu.weight", "1", 0 },
	{ "weight below its least", "cpu.weight", "0", ERANGE },
	{ "weight at its most", "cpu.weight", "10000", 0 },
	{ "weight above its most", "cpu.weight", "10001", ERANGE },
	{ "nice at its least", "cpu.weight.nice", "-20", 0 },
	{ "nice below its least", "cpu.weight.nice", "-21", ERANGE },
	{ "nice at its most", "cpu.weight.nice", "19", 0 },
	{ "nice above its most", "cpu.weight.nice", "20", ERANGE },
	{ "quota of one millisecond", "cpu.max", "1000 100000", 0 },
	{ "quota below one millisecond", "cpu.max", "999 100000", EINVAL },
	{ "period of one second", "cpu.max", "max 1000000", 0 },
	{ "period above one second", "cpu.max", "max 1000001", EINVAL },
	{ "period below one millisecond", "cpu.max", "max 999", EINVAL },
	{ "quota without a number", "cpu.max", "much", EINVAL },
};

PROBE(
	.claim = "cpu.weight, cpu.weight.nice and cpu.max accept their ranges and refuse one past each end",
	.source = "cgroup-v2.rst, CPU Interface Files",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "a good value is written in place of each refused one" },
)
{
	const char *group = cg_new(cg2(), "values");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].name);
		if (cases[i].error == 0) {
			EXPECT_OK(cg_write(group, cases[i].file, cases[i].value)); /* control */
			continue;
		}
		const char *before = cg_read(group, cases[i].file);
		EXPECT_ERRNO(cg_write(group, cases[i].file, sabotaged() ? before : cases[i].value),
			cases[i].error);
		EXPECT_STR(cg_read(group, cases[i].file), before);
	}
}
