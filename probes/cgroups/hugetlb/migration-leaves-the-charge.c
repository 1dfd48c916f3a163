/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_huge.h"

/* Kernel bug it catches: the charge of a huge page moved with its process. */
static void move_user(void)
{
	const char *from = cg_new(cg2(), "from"), *to = cg_new(cg2(), "to");
	struct gate hold = gate_new();
	pid_t pid = huge_hold(from, 1, &hold);

	EXPECT_EQ(cg_number(from, "hugetlb.2MB.current"), HUGE); /* control */
	MUST(cg_enter(to, pid));
	EXPECT_EQ(cg_number(sabotaged() ? to : from, "hugetlb.2MB.current"), HUGE);
	EXPECT_EQ(cg_number(to, "hugetlb.2MB.current"), 0);
	release(&hold, pid);
	EXPECT(number_becomes(from, "hugetlb.2MB.current", 0));
}

PROBE(
	.claim = "A process that moves leaves the charge of its huge pages with the old group",
	.source = "cgroup-v2.rst, HugeTLB; Documentation/admin-guide/cgroup-v1/hugetlb.rst",
	.needs = { "cgroup2.hugetlb", "root" },
	.sabotage = { .twin = "the charge is looked for in the new group" },
	.exclusive = true,
)
{
	with_huge_pages(2, move_user);
}
