/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a task of a removed scheduler group stays throttled. */
PROBE(
	.claim = "Disabling the cpu controller lets a throttled process run at once",
	.source = "cgroup-v2.rst, Controlling Controllers, Enabling and Disabling; cpu.max",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "the process is frozen as well" },
)
{
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+cpu"));
	const char *low = cg_new(top, "low");

	MUST(cg_write(low, "cpu.max", "1000 1000000"));
	pid_t pid = counting_in(low, 0);
	EXPECT(EVENTUALLY(cg_key(low, "cpu.stat", "nr_throttled") >= 1)); /* control */
	if (sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT_OK(cg_write(top, "cgroup.subtree_control", "-cpu"));
	EXPECT(counts(0));
	end_by_kill(pid);
}
