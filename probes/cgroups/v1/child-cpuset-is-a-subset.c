/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a child's cpuset wider than its parent's; a parent shrunk below a child. */
PROBE(
	.claim = "A v1 cpuset takes only CPUs of its parent (EACCES), whose set cannot shrink below it (EBUSY)",
	.source = "Documentation/admin-guide/cgroup-v1/cpusets.rst, What are cpusets",
	.needs = { "cgroup1.cpuset", "cpus.2" },
	.sabotage = { .twin = "the parent has both CPUs and keeps them" },
)
{
	const char *top = cg_new(cg1("cpuset"), "top"), *low = cg_new(top, "low");

	row("wider than the parent");
	MUST(cg_write(low, "cpuset.cpus", "0"));
	if (!sabotaged())
		MUST(cg_write(top, "cpuset.cpus", "0"));
	EXPECT_ERRNO(cg_write(low, "cpuset.cpus", "0-1"), EACCES);
	EXPECT_STR(cg_read(low, "cpuset.cpus"), "0");
	row("the parent below the child");
	MUST(cg_write(top, "cpuset.cpus", "0-1"));
	MUST(cg_write(low, "cpuset.cpus", "1"));
	EXPECT_ERRNO(cg_write(top, "cpuset.cpus", sabotaged() ? "0-1" : "0"), EBUSY);
	row("within the parent");
	EXPECT_OK(cg_write(low, "cpuset.cpus", "0")); /* control */
}
