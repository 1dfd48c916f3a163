/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <time.h>

#include "_cell.h"

/* Kernel bug it catches: the quota of a container stored and not enforced. */
static void watch(void)
{
	const char *group = cell_group("cpu");

	await(1);
	/* One uninterrupted turn on the CPU is more than this quota, however small the share of it. */
	EXPECT(EVENTUALLY(
		cg_key(group, "cpu.stat", "nr_throttled") >= 1 || shared_words()[0] > 200));
	EXPECT_GE(cg_key(group, "cpu.stat", "nr_throttled"), 1);
	EXPECT_GE(cg_key(group, "cpu.stat", "nr_periods"), 1);
	shared_words()[1] = 1;
}

PROBE(.claim = "A cell that burns more CPU time than its quota allows is throttled, and that is "
	       "counted",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.max, cpu.stat; OCI config-linux.md, CPU",
	.cell = { .cgroup = { "cpu.max=3000 60000" } },
	.sabotage = { .cgroup = { "cpu.max=600000 60000" } }, .outside = watch, )
{
	volatile uint64_t *burnt_ms = shared_words();
	struct timespec ts;

	tell(1);
	do {
		for (volatile int i = 0; i < 10000; i++)
			;
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
		*burnt_ms = (uint64_t)(ts.tv_sec * 1000 + ts.tv_nsec / 1000000);
	} while (!burnt_ms[1] || *burnt_ms < 3);
	EXPECT_GE(*burnt_ms, 3); /* control */
}
