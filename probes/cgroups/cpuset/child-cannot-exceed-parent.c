/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: the effective set not cut by the ancestor's; affinity not cut to it. */
PROBE(
	.claim = "cpuset.cpus.effective stays within the parent's, and sched_setaffinity(2) within that",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus, cpuset.cpus.effective",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the parent keeps every CPU" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpuset"));
	const char *low = cg_new(top, "low");

	EXPECT_STR(cg_read(low, "cpuset.cpus"), ""); /* control: the default */
	if (!sabotaged())
		MUST(cg_write(top, "cpuset.cpus", "0"));
	MUST(cg_write(low, "cpuset.cpus", "0-1"));
	row("the effective set is the parent's part");
	EXPECT_STR(cg_read(low, "cpuset.cpus.effective"), "0");
	IN_CHILD(0) {
		cpu_set_t set;
		MUST(cg_enter(low, 0));
		row("a process sees only that part");
		MUST(sched_getaffinity(0, sizeof(set), &set));
		EXPECT_EQ(CPU_COUNT(&set), 1);
		CPU_ZERO(&set);
		CPU_SET(1, &set);
		row("another CPU is refused");
		EXPECT_ERRNO(sched_setaffinity(0, sizeof(set), &set), EINVAL);
	}
}
