/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_huge.h"

/* Kernel bug it catches: the per-node account in another unit, or not hierarchical. */
static void compare(void)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	if (access(fmt("%s/hugetlb.2MB.numa_stat", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/hugetlb.2MB.numa_stat does not exist", top);
	pid_t pid = huge_hold(top, sabotaged() ? 1 : 2, &hold);
	EXPECT_EQ(cg_key(top, "hugetlb.2MB.numa_stat", "total"), 2 * HUGE);
	EXPECT_EQ(cg_number(top, "hugetlb.2MB.current"), /* control */
		cg_key(top, "hugetlb.2MB.numa_stat", "total"));
	release(&hold, pid);
}

PROBE(
	.claim = "total of hugetlb numa_stat is the number of bytes in current",
	.source = "cgroup-v2.rst, HugeTLB Interface Files, numa_stat",
	.needs = { "cgroup2.hugetlb", "root" },
	.sabotage = { .twin = "one page less is touched" },
	.exclusive = true,
)
{
	with_huge_pages(2, compare);
}
