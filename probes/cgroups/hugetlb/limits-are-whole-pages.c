/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a limit not rounded, or a bad value stored. */
PROBE(
	.claim = "hugetlb limits are rounded down to whole huge pages and refuse words with EINVAL",
	.source = "cgroup-v2.rst, HugeTLB Interface Files, hugetlb.<hugepagesize>.max",
	.needs = { "cgroup2.hugetlb" },
	.sabotage = { .twin = "a good value is written in place of each refused one" },
)
{
	static const char *const files[] = { "hugetlb.2MB.max", "hugetlb.2MB.rsvd.max" };
	const char *top = cg_new(cg2(), "top");

	for (int i = 0; i < 2; i++) {
		row("%s", files[i]);
		if (access(fmt("%s/%s", top, files[i]), F_OK) != 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", files[i]);
			continue;
		}
		EXPECT_OK(cg_write(top, files[i], "5M")); /* control */
		EXPECT_STR(cg_read(top, files[i]), "4194304");
		EXPECT_ERRNO(cg_write(top, files[i], sabotaged() ? "2M" : "huge"), EINVAL);
		EXPECT_ERRNO(cg_write(top, files[i], sabotaged() ? "2M" : "-1"), EINVAL);
		EXPECT_STR(cg_read(top, files[i]), "4194304");
		EXPECT_OK(cg_write(top, files[i], "0"));
		EXPECT_STR(cg_read(top, files[i]), "0");
		EXPECT_OK(cg_write(top, files[i], "max"));
		EXPECT_NE(cg_number(top, files[i]), 0);
	}
}
