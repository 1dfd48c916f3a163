/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the switch of descendants overwritten by an ancestor's. */
PROBE(
	.claim = "cgroup.freeze of a descendant shows what was written there, not its ancestor's state",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the descendants are written as well" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");

	MUST(cg_write(b, "cgroup.freeze", "1"));
	MUST(cg_write(top, "cgroup.freeze", "1"));
	if (sabotaged())
		MUST(cg_write(a, "cgroup.freeze", "1"));
	row("frozen by the ancestor alone");
	EXPECT_EQ(cg_key(a, "cgroup.events", "frozen"), 1); /* control */
	EXPECT_EQ(cg_number(a, "cgroup.freeze"), 0);
	row("frozen by both, the ancestor thawed");
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT_EQ(cg_number(b, "cgroup.freeze"), 1);
	EXPECT_EQ(cg_key(b, "cgroup.events", "frozen"), 1);
	EXPECT_EQ(cg_key(a, "cgroup.events", "frozen"), 0);
}
