/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

/* Runtime bug it catches: the page size misspelt, or the limit of another size written. */
static void nothing(void)
{
}

PROBE(.claim = "hugepageLimits of a container stand in its group for that page size, other sizes "
	       "are free",
	.source = "runtime-spec config-linux.md, Huge page limits; cgroup-v2.rst, "
		  "hugetlb.<hugepagesize>.max",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "another limit is asked for" }, .steps = { { "nothing", nothing } }, )
{
	if (access("/sys/kernel/mm/hugepages/hugepages-2048kB", F_OK) != 0)
		skip(SKIP_KERNEL, "/sys/kernel/mm/hugepages/hugepages-2048kB does not exist");
	if (resources_refused("bulkhead-one", "nothing",
		    fmt("{\"hugepageLimits\":[{\"pageSize\":\"2MB\",\"limit\":%d}]}",
			    sabotaged() ? 2097152 : 6291456))) {
		if (cg1("pids") && !cg1("hugetlb"))
			skip(SKIP_DRIVER, "no v1 hugetlb hierarchy: %.200s", runtime_said());
		broken("create: %.400s", runtime_said());
	}
	const char *group = resources_group("bulkhead-one", "hugetlb");
	row("that size");
	EXPECT_EQ(cg_number(group, resources_v1("hugetlb") ? "hugetlb.2MB.limit_in_bytes"
							   : "hugetlb.2MB.max"),
		6291456);
	row("another size");
	const char *other =
		resources_v1("hugetlb") ? "hugetlb.1GB.limit_in_bytes" : "hugetlb.1GB.max";
	if (access(fmt("%s/%s", group, other), F_OK) != 0)
		row_skip(SKIP_KERNEL, "%s/%s does not exist", group, other);
	else
		EXPECT_NE(cg_number(group, other), 6291456); /* control */
}
