/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: quota enforced but not counted, or not enforced at all. */
PROBE(
	.claim = "A busy task under a small cfs quota is throttled, counted in nr_throttled and nr_periods",
	.source = "Documentation/scheduler/sched-bwc.rst, Statistics",
	.needs = { "cgroup1.cpu" },
	.sabotage = { .twin = "there is no quota" },
)
{
	const char *top = cg_new(cg1("cpu"), "top");

	if (access(fmt("%s/cpu.cfs_quota_us", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpu.cfs_quota_us does not exist", top);
	MUST(cg_write(top, "cpu.cfs_period_us", "10000"));
	if (!sabotaged())
		MUST(cg_write(top, "cpu.cfs_quota_us", "1000"));
	EXPECT_EQ(cg_key(top, "cpu.stat", "nr_throttled"), 0); /* control */
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST(cg_enter(top, 0));
		for (volatile unsigned long n = 0;; n++)
			;
	}
	uint64_t until = now_ns() + 300000000u;
	EXPECT(EVENTUALLY(
		cg_key(top, "cpu.stat", "nr_throttled") >= 2 || (sabotaged() && now_ns() > until)));
	EXPECT_GE(cg_key(top, "cpu.stat", "nr_throttled"), 2);
	EXPECT_GE(cg_key(top, "cpu.stat", "nr_periods"), cg_key(top, "cpu.stat", "nr_throttled"));
	EXPECT(sabotaged() || EVENTUALLY(cg_key(top, "cpu.stat", "throttled_time") > 0));
	end_by_kill(pid);
}
