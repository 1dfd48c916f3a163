/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a malformed or impossible list stored. */
PROBE(
	.claim = "cpuset.cpus and mems take lists and ranges and refuse malformed or impossible ones",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus, cpuset.mems",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "0 is written in place of each refused value" },
)
{
	static const struct {
		const char *name, *file, *value, *shown;
		int error;
	} cases[] = { { "a range", "cpuset.cpus", "0-1", "0-1", 0 },
		{ "a list", "cpuset.cpus", "0,1", "0-1", 0 },
		{ "one", "cpuset.cpus", "1", "1", 0 },
		{ "none", "cpuset.cpus", "\n", "", 0 },
		{ "a range that goes down", "cpuset.cpus", "1-0", NULL, EINVAL },
		{ "a word", "cpuset.cpus", "all-of", NULL, EINVAL },
		{ "far too large", "cpuset.cpus", "999999", NULL, ERANGE },
		{ "a node", "cpuset.mems", "0", "0", 0 },
		{ "a word for a node", "cpuset.mems", "near", NULL, EINVAL },
		{ "a node far too large", "cpuset.mems", "999999", NULL, ERANGE } };
	const char *top = cg_new(cg2(), "top");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].name);
		const char *before = cg_read(top, cases[i].file);
		if (cases[i].shown) {
			EXPECT_OK(cg_write(top, cases[i].file, cases[i].value)); /* control */
			EXPECT_STR(cg_read(top, cases[i].file), cases[i].shown);
			continue;
		}
		EXPECT_ERRNO(cg_write(top, cases[i].file, sabotaged() ? "0" : cases[i].value),
			cases[i].error);
		EXPECT_STR(cg_read(top, cases[i].file), before);
	}
}
