/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the wish of a child lost when its parent shrinks. */
PROBE(
	.claim = "A parent may shrink below its child's cpuset.cpus, whose effective set follows both ways",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.effective",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the child's own wish is narrowed meanwhile" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
	const char *mid = cg_new(top, "mid");
	MUST(cg_write(mid, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(mid, "low");

	MUST(cg_write(top, "cpuset.cpus", "0-1"));
	MUST(cg_write(low, "cpuset.cpus", "0-1"));
	row("shrunk two levels up");
	EXPECT_OK(cg_write(top, "cpuset.cpus", "1"));
	EXPECT_STR(cg_read(low, "cpuset.cpus.effective"), "1"); /* control */
	EXPECT_STR(cg_read(mid, "cpuset.cpus.effective"), "1");
	if (sabotaged())
		MUST(cg_write(low, "cpuset.cpus", "1"));
	EXPECT_STR(cg_read(low, "cpuset.cpus"), "0-1");
	row("grown again");
	EXPECT_OK(cg_write(top, "cpuset.cpus", "0-1"));
	EXPECT_STR(cg_read(low, "cpuset.cpus.effective"), "0-1");
}
