/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the range check of cgroup.freeze lost, a value taken for true. */
PROBE(
	.claim = "cgroup.freeze defaults to 0, takes 0 and 1, and refuses the rest with ERANGE or EINVAL",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "1 is written where another value is to be refused" },
)
{
	static const struct {
		const char *name, *value;
		int error;
	} bad[] = { { "two", "2", ERANGE }, { "negative", "-1", ERANGE }, { "a word", "yes", EINVAL },
		{ "a trailing letter", "1x", EINVAL } };
	const char *group = cg_new(cg2(), "values");

	row("default");
	EXPECT_EQ(cg_number(group, "cgroup.freeze"), 0);
	row("one and zero");
	EXPECT_OK(cg_write(group, "cgroup.freeze", "1")); /* control */
	EXPECT_EQ(cg_number(group, "cgroup.freeze"), 1);
	EXPECT_OK(cg_write(group, "cgroup.freeze", "0"));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		row("%s", bad[i].name);
		EXPECT_ERRNO(cg_write(group, "cgroup.freeze", sabotaged() ? "1" : bad[i].value),
			bad[i].error);
		EXPECT_EQ(cg_number(group, "cgroup.freeze"), 0);
	}
}
