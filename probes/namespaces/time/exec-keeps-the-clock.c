/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_time.h"
#include "probe.h"

/* Kernel bug it catches: the vDSO page of a new program image mapped without the namespace's offsets,
 * while the system call has them. */
static void after_exec(void)
{
	int64_t before = (int64_t)shared_words()[0];

	EXPECT_GE(clock_ns_call(CLOCK_MONOTONIC), before + 80000 * SECOND);
	EXPECT_GE(clock_ns(CLOCK_MONOTONIC), before + 80000 * SECOND);
	EXPECT_GE(clock_ns(CLOCK_MONOTONIC_COARSE), before + 79999 * SECOND);
	EXPECT_LE(clock_ns(CLOCK_MONOTONIC), before + 83000 * SECOND); /* control */
}

PROBE(.claim = "A program executed in a time namespace reads the namespace's clocks, by vDSO too",
	.source = "time_namespaces(7), DESCRIPTION; execve(2); vdso(7)",
	.needs = { "root", "ns.time" },
	.sabotage = { .twin = "it is executed by a process that has left the namespace" },
	.steps = { { "after-exec", after_exec } }, )
{
	shared_words()[0] = (uint64_t)clock_ns_call(CLOCK_MONOTONIC);
	int home = ns_open(0, "time");
	new_time(80000, 90000);
	IN_CHILD(0)
	{
		if (sabotaged())
			MUST(setns(home, CLONE_NEWTIME));
		exec_self("after-exec");
	}
}
