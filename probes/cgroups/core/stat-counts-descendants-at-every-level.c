/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: only children counted; a removed group still counted; ancestors missed. */
PROBE(
	.claim = "nr_descendants of cgroup.stat counts the live groups of the whole subtree, at each level",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.stat",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the removed group is made again" },
)
{
	const char *top = cg_new(cg2(), "top"), *mid = cg_new(top, "mid"), *low = cg_new(mid, "low");

	row("two levels below");
	EXPECT_EQ(cg_key(top, "cgroup.stat", "nr_descendants"), 2);
	row("one level below");
	EXPECT_EQ(cg_key(mid, "cgroup.stat", "nr_descendants"), 1);
	row("a leaf");
	EXPECT_EQ(cg_key(low, "cgroup.stat", "nr_descendants"), 0); /* control */
	row("after a removal");
	MUST(rmdir(low));
	if (sabotaged())
		MUST(mkdir(low, 0755));
	EXPECT_EQ(cg_key(top, "cgroup.stat", "nr_descendants"), 1);
	EXPECT_EQ(cg_key(mid, "cgroup.stat", "nr_descendants"), 0);
}
