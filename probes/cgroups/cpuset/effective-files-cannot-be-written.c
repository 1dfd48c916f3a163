/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the effective set taken as a wish. */
PROBE(
	.claim = "cpuset.cpus.effective and mems.effective cannot be written: EINVAL, nothing changes",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.effective",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the wish is written instead" },
)
{
	const char *top = cg_new(cg2(), "top");

	row("CPUs");
	EXPECT_ERRNO(cg_write(top, sabotaged() ? "cpuset.cpus" : "cpuset.cpus.effective", "0"), EINVAL);
	EXPECT_STR(cg_read(top, "cpuset.cpus.effective"), "0-1");
	row("nodes");
	EXPECT_ERRNO(cg_write(top, sabotaged() ? "cpuset.mems" : "cpuset.mems.effective", "0"), EINVAL);
	row("the wish");
	EXPECT_OK(cg_write(top, "cpuset.cpus", "0")); /* control */
	EXPECT_STR(cg_read(top, "cpuset.cpus.effective"), "0");
}
