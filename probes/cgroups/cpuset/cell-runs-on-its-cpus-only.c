/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sched.h>

#include "_cell.h"

/* Kernel bug it catches: affinity inside a container not bound by its cpuset. */
PROBE(
	.claim = "In a cell with cpuset.cpus 1 every process runs on CPU 1 and cannot choose another",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus; OCI config-linux.md, CPU, cpus",
	.needs = { "cpus.2" },
	.cell = { .cgroup = { "cpuset.cpus=1" } },
	.sabotage = { .cgroup = { "cpuset.cpus=0-1" } },
)
{
	cpu_set_t set;

	row("itself");
	EXPECT_STR(status_field(0, "Cpus_allowed_list"), "1");
	row("another CPU");
	CPU_ZERO(&set);
	CPU_SET(0, &set);
	EXPECT_ERRNO(sched_setaffinity(0, sizeof(set), &set), EINVAL);
	row("its own CPU");
	CPU_ZERO(&set);
	CPU_SET(1, &set);
	EXPECT_OK(sched_setaffinity(0, sizeof(set), &set)); /* control */
	row("a child");
	IN_CHILD(0)
		EXPECT_EQ(sched_getcpu(), 1);
}
