/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a task pinned outside of a new set left there, without a CPU it may use. */
PROBE(
	.claim = "A process pinned to a CPU that its cpuset loses is moved to what the cpuset has",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the cpuset keeps both CPUs" },
)
{
	const char *top = cg_new(cg2(), "top");
	pid_t pid = counting_in(top, 0);
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(1, &set);
	MUST(sched_setaffinity(pid, sizeof(set), &set));
	EXPECT(counts(0)); /* control */
	MUST(cg_write(top, "cpuset.cpus", sabotaged() ? "0-1" : "0"));
	EXPECT_STR(status_field(pid, "Cpus_allowed_list"), "0");
	EXPECT(counts(0));
	end_by_kill(pid);
}
