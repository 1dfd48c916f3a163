/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bug it catches: the basic account missing where the cpu controller is not enabled. */
PROBE(
	.claim = "cpu.stat tells usage_usec, user_usec and system_usec in every group, enabled or not",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.stat",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the busy process sits elsewhere" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low"), *side = cg_new(top, "side");

	EXPECT_EQ(access(fmt("%s/cpu.max", low), F_OK), -1); /* control: not enabled here */
	pid_t pid = cpu_burner(sabotaged() ? side : low);
	EXPECT(EVENTUALLY(cpu_usage_us(sabotaged() ? side : low) >= 20000));
	row("the whole");
	EXPECT_GE(cpu_usage_us(low), 20000);
	row("its two parts");
	EXPECT_GE(cg_key(low, "cpu.stat", "user_usec"), 1);
	EXPECT_GE(cg_key(low, "cpu.stat", "system_usec"), 0);
	cpu_burner_end(pid);
	long long whole = cpu_usage_us(low);
	long long parts = cg_key(low, "cpu.stat", "user_usec") + cg_key(low, "cpu.stat", "system_usec");
	EXPECT_LE(parts - whole, 10);
	EXPECT_LE(whole - parts, 10);
}
