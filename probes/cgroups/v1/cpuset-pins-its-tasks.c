/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: affinity not cut to the cpuset at attach, at change, or by the call. */
PROBE(
	.claim = "Tasks of a v1 cpuset may run on its CPUs only, now, after a change, and by their own wish",
	.source = "Documentation/admin-guide/cgroup-v1/cpusets.rst, How are cpusets implemented",
	.needs = { "cgroup1.cpuset", "cpus.2" },
	.sabotage = { .twin = "the cpuset has both CPUs" },
)
{
	const char *top = cg_new(cg1("cpuset"), "top");
	cpu_set_t set;

	MUST(cg_write(top, "cpuset.cpus", sabotaged() ? "0-1" : "1"));
	IN_CHILD(0) {
		EXPECT_OK(cg_enter(top, 0)); /* control */
		row("at the move");
		EXPECT_STR(status_field(0, "Cpus_allowed_list"), "1");
		row("by its own wish");
		CPU_ZERO(&set);
		CPU_SET(0, &set);
		EXPECT_ERRNO(sched_setaffinity(0, sizeof(set), &set), EINVAL);
		row("after a change");
		MUST(cg_write(top, "cpuset.cpus", sabotaged() ? "0-1" : "0"));
		EXPECT_STR(status_field(0, "Cpus_allowed_list"), "0");
		row("a child");
		IN_CHILD(0)
			EXPECT_STR(status_field(0, "Cpus_allowed_list"), "0");
	}
}
