/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bug it catches: the time of a removed child subtracted, or never flushed, at its parent. */
PROBE(
	.claim = "CPU time of a removed child stays in its parent's usage_usec",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.stat",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the child burns nothing" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	if (!sabotaged()) {
		pid_t pid = cpu_burner(low);
		EXPECT(EVENTUALLY(cpu_usage_us(low) >= 20000));
		cpu_burner_end(pid);
	}
	EXPECT(EVENTUALLY(rmdir(low) == 0)); /* control */
	EXPECT_GE(cpu_usage_us(top), 20000);
}
