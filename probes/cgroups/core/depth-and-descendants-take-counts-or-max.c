/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a negative or huge count stored as a limit, or as none. */
PROBE(
	.claim = "cgroup.max.depth and cgroup.max.descendants default to max and refuse what is no count",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.max.depth, cgroup.max.descendants",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "7 is written in place of each refused value" },
)
{
	static const char *const files[] = { "cgroup.max.depth", "cgroup.max.descendants" };
	static const struct {
		const char *value;
		int error;
	} bad[] = { { "-1", ERANGE }, { "deep", EINVAL }, { "4294967296", ERANGE }, { "3x", EINVAL } };
	const char *top = cg_new(cg2(), "top");

	for (int f = 0; f < 2; f++) {
		row("%s: default", files[f]);
		EXPECT_STR(cg_read(top, files[f]), "max");
		row("%s: a count", files[f]);
		EXPECT_OK(cg_write(top, files[f], "5")); /* control */
		for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
			row("%s: %s", files[f], i == 0 ? "negative" : i == 1 ? "a word" : i == 2 ? "too large" : "a trailing letter");
			/* 4294967296 is no int: kstrtoint says ERANGE. */
			EXPECT_ERRNO(cg_write(top, files[f], sabotaged() ? "7" : bad[i].value),
				bad[i].error);
			EXPECT_STR(cg_read(top, files[f]), "5");
		}
		row("%s: back to max", files[f]);
		EXPECT_OK(cg_write(top, files[f], "max"));
		EXPECT_STR(cg_read(top, files[f]), "max");
	}
}
