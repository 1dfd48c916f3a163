/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a new group with no or with all CPUs instead of its parent's. */
PROBE(
	.claim = "A new group has empty cpuset.cpus and mems and the parent's effective sets",
	.source = "cgroup-v2.rst, Cpuset Interface Files",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the group is given a CPU of its own" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
	MUST(cg_write(top, "cpuset.cpus", "1"));
	const char *low = cg_new(top, "low");

	if (sabotaged())
		MUST(cg_write(low, "cpuset.cpus", "1"));
	row("requested");
	EXPECT_STR(cg_read(low, "cpuset.cpus"), "");
	EXPECT_STR(cg_read(low, "cpuset.mems"), "");
	row("effective");
	EXPECT_STR(cg_read(low, "cpuset.cpus.effective"), "1");
	EXPECT_STR(cg_read(low, "cpuset.mems.effective"), cg_read(top, "cpuset.mems.effective"));
	row("partition");
	EXPECT_STR(cg_read(low, "cpuset.cpus.partition"), "member"); /* control */
}
