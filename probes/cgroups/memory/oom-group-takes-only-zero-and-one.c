/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: any number taken as true. */
PROBE(
	.claim = "memory.oom.group defaults to 0, takes 0 and 1, and refuses the rest with EINVAL",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.oom.group",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "1 is written in place of each refused value" },
)
{
	static const char *const bad[] = { "2", "-1", "yes" };
	const char *top = cg_new(cg2(), "top");

	row("default");
	EXPECT_EQ(cg_number(top, "memory.oom.group"), 0);
	row("one and zero");
	EXPECT_OK(cg_write(top, "memory.oom.group", "1")); /* control */
	EXPECT_EQ(cg_number(top, "memory.oom.group"), 1);
	EXPECT_OK(cg_write(top, "memory.oom.group", "0"));
	for (int i = 0; i < 3; i++) {
		row("%s", i == 0 ? "two" : i == 1 ? "negative" : "a word");
		EXPECT_ERRNO(cg_write(top, "memory.oom.group", sabotaged() ? "1" : bad[i]), EINVAL);
		EXPECT_EQ(cg_number(top, "memory.oom.group"), 0);
	}
}
