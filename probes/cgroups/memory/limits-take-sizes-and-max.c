/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: a suffix ignored, a bad value stored, a default changed. */
static const struct {
	const char *name, *value, *shown; /* shown NULL: refused with EINVAL */
} cases[] = {
	{ "bytes", "8388608", "8388608" },
	{ "kibibytes", "4096K", "4194304" },
	{ "mebibytes", "5M", "5242880" },
	{ "gibibytes", "1g", "1073741824" },
	{ "rounded down to a page", "4198399", "4194304" },
	{ "no limit", "max", "max" },
	{ "zero", "0", "0" },
	{ "negative", "-1", NULL },
	{ "a word", "much", NULL },
	{ "a trailing letter", "4096x", NULL },
};

PROBE(
	.claim = "memory.min, low, high and max take sizes with suffixes or max, and refuse the rest: EINVAL",
	.source = "cgroup-v2.rst, Memory Interface Files; Conventions",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "7M is written in place of each refused value" },
)
{
	static const struct {
		const char *file, *first;
	} files[] = { { "memory.min", "0" }, { "memory.low", "0" }, { "memory.high", "max" },
		{ "memory.max", "max" } };
	const char *top = cg_new(cg2(), "top");

	for (size_t f = 0; f < 4; f++) {
		row("%s: default", files[f].file);
		EXPECT_STR(cg_read(top, files[f].file), files[f].first);
		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
			row("%s: %s", files[f].file, cases[i].name);
			const char *before = cg_read(top, files[f].file);
			if (cases[i].shown) {
				EXPECT_OK(cg_write(top, files[f].file, cases[i].value)); /* control */
				EXPECT_STR(cg_read(top, files[f].file), cases[i].shown);
				continue;
			}
			EXPECT_ERRNO(cg_write(top, files[f].file, sabotaged() ? "7M" : cases[i].value),
				EINVAL);
			EXPECT_STR(cg_read(top, files[f].file), before);
		}
	}
}
