/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

/* Runtime bugs it catches: one kind of limit not updated, or a limit not named reset. */
static void nothing(void)
{
}

PROBE(.claim = "update writes memory limit, CPU quota, shares and pids limit and leaves what it "
	       "does not name",
	.source = "runc-update(8); runtime-spec config-linux.md, Control groups",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "update is left out" }, .steps = { { "nothing", nothing } }, )
{
	const char *file = strdup(fmt("%s/changes", scratch()));
	bool v1 = resources_v1("memory");

	make_file(file,
		"{\"memory\":{\"limit\":67108864},\"cpu\":{\"quota\":40000,\"period\":80000,"
		"\"shares\":512}}",
		0644);
	resources_create("bulkhead-one", "nothing",
		"{\"memory\":{\"limit\":50331648},\"cpu\":{\"quota\":30000,\"period\":60000,"
		"\"shares\":2048},"
		"\"pids\":{\"limit\":33}}");
	const char *memory = resources_group("bulkhead-one", "memory");
	const char *cpu = resources_group("bulkhead-one", "cpu");
	const char *pids = resources_group("bulkhead-one", "pids");
	long long weight = cg_number(cpu, v1 ? "cpu.shares" : "cpu.weight");
	if (!sabotaged())
		EXPECT_EQ(runtime_run("update --resources %s bulkhead-one", file), 0);
	row("memory limit");
	EXPECT_EQ(cg_number(memory, v1 ? "memory.limit_in_bytes" : "memory.max"), 67108864);
	row("CPU quota and period");
	if (v1) {
		EXPECT_EQ(cg_number(cpu, "cpu.cfs_quota_us"), 40000);
		EXPECT_EQ(cg_number(cpu, "cpu.cfs_period_us"), 80000);
	} else {
		EXPECT_STR(cg_read(cpu, "cpu.max"), "40000 80000");
	}
	row("shares");
	EXPECT_LE(cg_number(cpu, v1 ? "cpu.shares" : "cpu.weight"), weight - 1);
	row("what was not named");
	EXPECT_EQ(cg_number(pids, "pids.max"), 33); /* control */
}
