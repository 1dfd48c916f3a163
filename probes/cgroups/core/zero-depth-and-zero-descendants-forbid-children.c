/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: zero taken for no limit; the limit applied to the group itself. */
PROBE(
	.claim = "With cgroup.max.depth 0 or cgroup.max.descendants 0 no child can be made: EAGAIN",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.max.depth, cgroup.max.descendants",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "1 is written instead of 0" },
)
{
	static const char *const files[] = { "cgroup.max.depth", "cgroup.max.descendants" };
	const char *top = cg_new(cg2(), "top");

	for (int f = 0; f < 2; f++) {
		row("%s", files[f]);
		MUST(cg_write(top, files[f], sabotaged() ? "1" : "0"));
		EXPECT_ERRNO(mkdir(fmt("%s/child", top), 0755), EAGAIN);
		rmdir(fmt("%s/child", top));
		MUST(cg_write(top, files[f], "max"));
		EXPECT_OK(mkdir(fmt("%s/child", top), 0755)); /* control */
		MUST(rmdir(fmt("%s/child", top)));
	}
}
