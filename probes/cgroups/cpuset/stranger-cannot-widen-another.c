/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: affinity of a process outside changed through a cpuset, or by a stranger. */
PROBE(
	.claim = "sched_setaffinity(2) from outside on a process in a cpuset stays within that cpuset",
	.source = "sched_setaffinity(2); cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus",
	.needs = { "cgroup2.cpuset", "cpus.2", "root" },
	.sabotage = { .twin = "the process is outside of the cpuset" },
)
{
	const char *top = cg_new(cg2(), "top"), *free_one = cg_new(cg2(), "free");
	struct gate hold = gate_new();
	cpu_set_t set;

	MUST(cg_write(top, "cpuset.cpus", "1"));
	pid_t pid = held_in(sabotaged() ? free_one : top, &hold);
	CPU_ZERO(&set);
	CPU_SET(0, &set);
	row("outside of its cpuset");
	EXPECT_ERRNO(sched_setaffinity(pid, sizeof(set), &set), EINVAL);
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "1");
	row("the caller's own");
	MUST(sched_getaffinity(0, sizeof(set), &set));
	EXPECT_EQ(CPU_COUNT(&set), 2); /* control: the caller is in no cpuset */
	release(&hold, pid);
}
