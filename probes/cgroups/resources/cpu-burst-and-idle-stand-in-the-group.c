/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

/* Runtime bug it catches: burst or idle, younger than the other fields, not written. */
static void nothing(void)
{
}

PROBE(.claim = "cpu.burst and cpu.idle of a container stand in its group",
	.source = "runtime-spec config-linux.md, CPU, burst, idle; cgroup-v2.rst, cpu.max.burst, "
		  "cpu.idle",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "both are left out" }, .steps = { { "nothing", nothing } }, )
{
	resources_since("1.1");
	row("burst");
	resources_create("bulkhead-burst", "nothing",
		sabotaged() ? "{\"cpu\":{\"quota\":50000,\"period\":100000}}"
			    : "{\"cpu\":{\"quota\":50000,\"period\":100000,\"burst\":20000}}");
	const char *group = resources_group("bulkhead-burst", "cpu");
	EXPECT_EQ(cg_number(group, resources_v1("cpu") ? "cpu.cfs_burst_us" : "cpu.max.burst"),
		20000);
	EXPECT_EQ(cg_number(group, resources_v1("cpu") ? "cpu.cfs_quota_us" : "cpu.max"),
		50000); /* control */
	row("idle");
	if (access(fmt("%s/cpu.idle", group), F_OK) != 0) {
		row_skip(SKIP_KERNEL, "%s/cpu.idle does not exist", group);
		return;
	}
	resources_create("bulkhead-idle", "nothing", sabotaged() ? "{}" : "{\"cpu\":{\"idle\":1}}");
	EXPECT_EQ(cg_number(resources_group("bulkhead-idle", "cpu"), "cpu.idle"), 1);
}
