/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_huge.h"

/* Kernel bug it catches: the fault limit not enforced, off by a page, or through an ancestor only. */
static void touch_pages(void)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+hugetlb"));
	const char *low = cg_new(top, "low");

	MUST(cg_write(top, "hugetlb.2MB.max", sabotaged() ? "4M" : "2M"));
	for (int pages = 1; pages <= 2; pages++) {
		row("%s", pages == 1 ? "at the limit" : "one page beyond");
		int status = huge_touch(low, pages);
		if (pages == 1)
			EXPECT_EXIT(status, 0); /* control */
		else
			EXPECT_SIGNAL(status, SIGBUS);
	}
	row("the event is counted");
	EXPECT_EQ(cg_key(low, "hugetlb.2MB.events", "max"), 1);
	EXPECT_EQ(cg_key(top, "hugetlb.2MB.events", "max"), 1);
}

PROBE(
	.claim = "Touching more huge pages than an ancestor's hugetlb max is SIGBUS and counted",
	.source = "cgroup-v2.rst, HugeTLB Interface Files, max, events",
	.needs = { "cgroup2.hugetlb", "root" },
	.sabotage = { .twin = "the limit is one page higher" },
	.exclusive = true,
)
{
	with_huge_pages(4, touch_pages);
}
