/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

/* Runtime bug it catches: a v1 field forgotten. */
static void nothing(void)
{
}

PROBE(.claim = "memory.swappiness and disableOOMKiller of a container stand in its v1 group",
	.source = "runtime-spec config-linux.md, Memory, swappiness, disableOOMKiller",
	.needs = { "root", "cgroup1.memory" }, .cell = { .driven = true },
	.sabotage = { .twin = "both are left out" }, .steps = { { "nothing", nothing } }, )
{
	resources_create("bulkhead-one", "nothing",
		sabotaged() ? "{}" : "{\"memory\":{\"swappiness\":17,\"disableOOMKiller\":true}}");
	const char *group = resources_group("bulkhead-one", "memory");
	row("swappiness");
	EXPECT_EQ(cg_number(group, "memory.swappiness"), 17);
	row("the out-of-memory killer");
	if (access(fmt("%s/memory.oom_control", group), F_OK) != 0)
		row_skip(SKIP_KERNEL, "%s/memory.oom_control does not exist", group);
	else
		EXPECT_EQ(cg_key(group, "memory.oom_control", "oom_kill_disable"), 1);
	row("neither asked for");
	resources_create("bulkhead-two", "nothing", "{}");
	EXPECT_NE(cg_number(resources_group("bulkhead-two", "memory"), "memory.swappiness"),
		17); /* control */
}
