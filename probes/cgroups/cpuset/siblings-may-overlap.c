/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: v1's exclusiveness applied to member groups of v2. */
PROBE(
	.claim = "Member cpusets of siblings may overlap, and one's change leaves the other's sets alone",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the sibling is changed as well" },
)
{
	const char *a = cg_new(cg2(), "a"), *b = cg_new(cg2(), "b");

	EXPECT_OK(cg_write(a, "cpuset.cpus", "0-1"));
	EXPECT_OK(cg_write(b, "cpuset.cpus", "1"));
	EXPECT_STR(cg_read(a, "cpuset.cpus.effective"), "0-1"); /* control */
	EXPECT_OK(cg_write(a, "cpuset.cpus", "0"));
	if (sabotaged())
		MUST(cg_write(b, "cpuset.cpus", "0"));
	EXPECT_STR(cg_read(b, "cpuset.cpus"), "1");
	EXPECT_STR(cg_read(b, "cpuset.cpus.effective"), "1");
}
