/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_huge.h"

/* Kernel bug it catches: the event counted, and nobody woken. */
static void refuse_page(void)
{
	const char *top = cg_new(cg2(), "top");
	int fd = event_open(top, "hugetlb.2MB.events");

	if (!sabotaged())
		MUST(cg_write(top, "hugetlb.2MB.max", "0"));
	EXPECT_EQ(cg_key(top, "hugetlb.2MB.events", "max"), 0); /* control */
	huge_touch(top, 1);
	EXPECT(event_wait(fd));
	EXPECT_EQ(cg_key(top, "hugetlb.2MB.events", "max"), 1);
}

PROBE(
	.claim = "A huge page refused by hugetlb max wakes a poller of the events file",
	.source = "cgroup-v2.rst, HugeTLB Interface Files, events",
	.needs = { "cgroup2.hugetlb", "root" },
	.sabotage = { .twin = "the limit stays max" },
	.exclusive = true,
)
{
	with_huge_pages(2, refuse_page);
}
