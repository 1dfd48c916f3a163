/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: cpu.stat.local hierarchical, or without the throttled time. */
PROBE(
	.claim = "throttled_usec of cpu.stat.local grows in the group whose tasks wait for their quota",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.stat.local",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "cpu.max stays max" },
)
{
	const char *top = cg_new(cg2(), "top");

	if (access(fmt("%s/cpu.stat.local", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpu.stat.local does not exist", top);
	EXPECT_EQ(cg_key(top, "cpu.stat.local", "throttled_usec"), 0); /* control */
	if (!sabotaged())
		MUST(cg_write(top, "cpu.max", "1000 20000"));
	pid_t pid = counting_in(top, 0);
	uint64_t until = now_ns() + 300000000u;
	EXPECT(EVENTUALLY(cg_key(top, "cpu.stat.local", "throttled_usec") > 0 ||
		(sabotaged() && now_ns() > until)));
	EXPECT_GE(cg_key(top, "cpu.stat.local", "throttled_usec"), 1);
	end_by_kill(pid);
}
