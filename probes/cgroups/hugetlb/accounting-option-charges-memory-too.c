/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_huge.h"

#include "_options.h"

/* Kernel bug it catches: huge pages outside of memory.max although the option promises it. */
static void hold_one(void)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = huge_hold(top, 1, &hold);

	EXPECT_EQ(cg_number(top, "hugetlb.2MB.current"), HUGE); /* control */
	EXPECT_GE(cg_number(top, "memory.current"), HUGE);
	release(&hold, pid);
}

static void with_pages(void)
{
	under_option("memory_hugetlb_accounting", !sabotaged(), hold_one);
}

PROBE(.claim = "Under memory_hugetlb_accounting a huge page counts in memory.current of its group",
	.source = "cgroup-v2.rst, Basic Operations, Mounting, memory_hugetlb_accounting",
	.needs = { "cgroup2.hugetlb", "cgroup2.memory", "root", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "the hierarchy has not that option" }, .exclusive = true, )
{
	with_huge_pages(2, with_pages);
}
