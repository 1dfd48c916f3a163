/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: cpus written after the program has been moved, or not at all. */
PROBE(.claim = "A cell whose cpus is 0 runs on CPU 0 alone and cannot ask for another: EINVAL",
	.source = "runtime-spec config-linux.md, CPU, cpus; cpuset(7)",
	.needs = { "root", "cpus.2" }, .cell = { .cgroup = { "cpuset.cpus=0", "cpuset.mems=0" } },
	.sabotage = { .plain = true }, )
{
	cpu_set_t set;

	CPU_ZERO(&set);
	MUST(sched_getaffinity(0, sizeof(set), &set));
	EXPECT_EQ(CPU_COUNT(&set), 1);
	EXPECT(CPU_ISSET(0, &set));
	CPU_ZERO(&set);
	CPU_SET(1, &set);
	EXPECT_ERRNO(sched_setaffinity(0, sizeof(set), &set), EINVAL);
	CPU_SET(0, &set);
	EXPECT_OK(sched_setaffinity(0, sizeof(set), &set)); /* control */
}
