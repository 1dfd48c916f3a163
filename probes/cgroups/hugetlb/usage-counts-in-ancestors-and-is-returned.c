/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_huge.h"

/* Kernel bug it catches: current not hierarchical, or not given back. */
static void use_pages(void)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+hugetlb"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");
	struct gate hold = gate_new();
	pid_t pid = huge_hold(sabotaged() ? side : low, 2, &hold);

	row("the group");
	EXPECT_EQ(cg_number(low, "hugetlb.2MB.current"), 2 * HUGE);
	row("its parent");
	EXPECT_EQ(cg_number(top, "hugetlb.2MB.current"), 2 * HUGE); /* control */
	row("a sibling");
	EXPECT_EQ(cg_number(side, "hugetlb.2MB.current"), 0);
	release(&hold, pid);
	row("after the end");
	EXPECT(number_becomes(top, "hugetlb.2MB.current", 0));
	EXPECT(number_becomes(low, "hugetlb.2MB.current", 0));
}

PROBE(
	.claim = "hugetlb current counts touched huge pages of the subtree and returns to zero at exit",
	.source = "cgroup-v2.rst, HugeTLB Interface Files, current",
	.needs = { "cgroup2.hugetlb", "root" },
	.sabotage = { .twin = "the pages are touched in the sibling" },
	.exclusive = true,
)
{
	with_huge_pages(4, use_pages);
}
