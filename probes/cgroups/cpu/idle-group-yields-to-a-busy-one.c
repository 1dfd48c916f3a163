/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bug it catches: cpu.idle stored and not given to the scheduler. */
PROBE(.claim = "An idle group gets a small part of the CPU beside a busy group of default weight",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.idle", .needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "the group is not idle" }, .exclusive = true, .timeout_ms = 30000, )
{
	const char *busy = cg_new(cg2(), "busy"), *idle = cg_new(cg2(), "idle");

	if (access(fmt("%s/cpu.idle", idle), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpu.idle does not exist", idle);
	if (!sabotaged())
		EXPECT_OK(cg_write(idle, "cpu.idle", "1")); /* control */
	EXPECT(cpu_share_at_most(busy, idle, 200, 30));
}
