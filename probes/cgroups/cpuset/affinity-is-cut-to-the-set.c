/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: sched_setaffinity(2) reaches outside, or is refused although a part fits. */
PROBE(
	.claim = "sched_setaffinity(2) is cut to the cpuset, and EINVAL when nothing of it is inside",
	.source = "sched_setaffinity(2), ERRORS; cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus",
	.needs = { "cgroup2.cpuset", "cpus.2" },
	.sabotage = { .twin = "the cpuset has both CPUs" },
)
{
	const char *top = cg_new(cg2(), "top");
	cpu_set_t set;

	MUST(cg_write(top, "cpuset.cpus", sabotaged() ? "0-1" : "1"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		row("partly inside");
		CPU_ZERO(&set);
		CPU_SET(0, &set);
		CPU_SET(1, &set);
		EXPECT_OK(sched_setaffinity(0, sizeof(set), &set)); /* control */
		MUST(sched_getaffinity(0, sizeof(set), &set));
		EXPECT_EQ(CPU_COUNT(&set), 1);
		row("outside");
		CPU_ZERO(&set);
		CPU_SET(0, &set);
		EXPECT_ERRNO(sched_setaffinity(0, sizeof(set), &set), EINVAL);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
