/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a child with a larger share of the period than its parent accepted on v1. */
PROBE(
	.claim = "On v1 a child's quota ratio above its parent's is refused with EINVAL, in both directions",
	.source = "Documentation/scheduler/sched-bwc.rst, Hierarchical considerations",
	.needs = { "cgroup1.cpu" },
	.sabotage = { .twin = "the parent has no quota" },
)
{
	const char *top = cg_new(cg1("cpu"), "top"), *low = cg_new(top, "low");

	if (access(fmt("%s/cpu.cfs_quota_us", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpu.cfs_quota_us does not exist", top);
	if (!sabotaged())
		MUST(cg_write(top, "cpu.cfs_quota_us", "50000"));
	row("the child above");
	EXPECT_ERRNO(cg_write(low, "cpu.cfs_quota_us", "50001"), EINVAL);
	row("the child equal");
	EXPECT_OK(cg_write(low, "cpu.cfs_quota_us", "50000")); /* control */
	row("the parent below the child");
	EXPECT_ERRNO(cg_write(top, "cpu.cfs_quota_us", sabotaged() ? "-1" : "49999"), EINVAL);
}
