/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a limit below what exists refused, or existing groups removed. */
PROBE(
	.claim = "A limit on depth or descendants below what exists is accepted and only stops new groups",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.max.depth, cgroup.max.descendants",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the limits are lifted again" },
)
{
	const char *top = cg_new(cg2(), "top"), *mid = cg_new(top, "mid"), *low = cg_new(mid, "low");

	row("depth");
	EXPECT_OK(cg_write(top, "cgroup.max.depth", "1"));
	if (sabotaged())
		MUST(cg_write(top, "cgroup.max.depth", "max"));
	EXPECT_EQ(access(low, F_OK), 0); /* control */
	EXPECT_ERRNO(mkdir(fmt("%s/more", mid), 0755), EAGAIN);
	rmdir(fmt("%s/more", mid));
	row("depth still allows a child");
	EXPECT_OK(mkdir(fmt("%s/flat", top), 0755));
	row("descendants");
	EXPECT_OK(cg_write(top, "cgroup.max.depth", "max"));
	EXPECT_OK(cg_write(top, "cgroup.max.descendants", sabotaged() ? "max" : "1"));
	EXPECT_ERRNO(mkdir(fmt("%s/wide", top), 0755), EAGAIN);
	EXPECT_EQ(cg_key(top, "cgroup.stat", "nr_descendants"), 3 + sabotaged());
}
