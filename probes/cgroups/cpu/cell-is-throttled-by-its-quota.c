/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <time.h>

#include "_cell.h"

/* Kernel bug it catches: the quota of a container stored and not enforced. */
static void watch(void)
{
	const char *group = cell_group("cpu");

	await(1);
	EXPECT_GE(cg_key(group, "cpu.stat", "nr_throttled"), 1);
	EXPECT_GE(cg_key(group, "cpu.stat", "nr_periods"), 1);
	tell(1);
}

PROBE(
	.claim = "A cell that burns more CPU time than its quota allows is throttled, and that is counted",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.max, cpu.stat; OCI config-linux.md, CPU",
	.cell = { .cgroup = { "cpu.max=4000 20000" } },
	.sabotage = { .cgroup = { "cpu.max=200000 20000" } },
	.outside = watch,
)
{
	struct timespec ts;

	/* 60 ms of CPU time are fifteen quotas, however slow the machine. */
	do {
		for (volatile int i = 0; i < 10000; i++)
			;
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	} while (ts.tv_sec == 0 && ts.tv_nsec < 60000000);
	EXPECT_GE(ts.tv_nsec, 60000000); /* control */
	tell(1);
	await(1);
}
