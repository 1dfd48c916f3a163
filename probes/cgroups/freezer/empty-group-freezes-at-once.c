/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a group without tasks waits for ever to be frozen, or at thaw. */
PROBE(
	.claim = "An empty group says frozen 1 as soon as 1 is written and 0 as soon as 0 is",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "cgroup.freeze is not written" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	EXPECT_EQ(cg_key(top, "cgroup.events", "frozen"), 0); /* control */
	if (!sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT_EQ(cg_key(top, "cgroup.events", "frozen"), 1);
	EXPECT_EQ(cg_key(low, "cgroup.events", "frozen"), 1);
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT_EQ(cg_key(top, "cgroup.events", "frozen"), 0);
	EXPECT_EQ(cg_key(low, "cgroup.events", "frozen"), 0);
}
