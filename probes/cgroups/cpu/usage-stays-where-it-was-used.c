/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bug it catches: the time used before a migration moved along. */
PROBE(
	.claim = "CPU time used before a migration stays with the old group, later time goes to the new one",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.stat",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the process is not moved" },
)
{
	const char *from = cg_new(cg2(), "from"), *to = cg_new(cg2(), "to");
	pid_t pid = cpu_burner(from);

	EXPECT(EVENTUALLY(cpu_usage_us(from) >= 30000)); /* control */
	if (!sabotaged())
		MUST(cg_enter(to, pid));
	long long old = cpu_usage_us(from);
	row("the new group");
	uint64_t until = now_ns() + 300000000u;
	EXPECT(EVENTUALLY(cpu_usage_us(to) >= 20000 || (sabotaged() && now_ns() > until)));
	EXPECT_GE(cpu_usage_us(to), 20000);
	row("the old group");
	EXPECT_GE(cpu_usage_us(from), 30000);
	EXPECT_LE(cpu_usage_us(from) - old, 15000);
	cpu_burner_end(pid);
}
