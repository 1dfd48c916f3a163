/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: off by one at the limit; the refusal not counted; another errno. */
static void watch(void);

PROBE(
	.claim = "fork(2) beyond pids.max fails with EAGAIN and is counted in pids.events",
	.source = "cgroup-v2.rst, PID, pids.max",
	.needs = { "cgroup2.pids" },
	.cell = { .cgroup = { "pids.max=2" } },
	.sabotage = { .cgroup = { "pids.max=max" } },
	.outside = watch,
)
{
	await(1);
	pid_t first = MUST(fork()); /* control: the second process fits */
	if (first == 0) {
		await(2);
		probe_exit(0);
	}
	pid_t second = fork();
	if (second == 0)
		probe_exit(0);
	EXPECT_ERRNO(second, EAGAIN);
	tell(1);
	await(2);
	EXPECT_EXIT(child_wait(first), 0);
}

static void watch(void)
{
	const char *cell = cell_cgroup("");
	long long before = cg_key(cell, "pids.events", "max");

	tell(1);
	await(1);
	EXPECT_EQ(cg_key(cell, "pids.events", "max") - before, 1);
	EXPECT_LE(cg_number(cell, "pids.current"), 2);
	tell(2);
}
