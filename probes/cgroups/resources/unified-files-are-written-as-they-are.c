/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

/* Runtime bugs it catches: unified ignored, only known files written, or an error swallowed. */
static void nothing(void)
{
}

PROBE(.claim = "resources.unified is written file by file, and a file that is not there is an "
	       "error",
	.source = "runtime-spec config-linux.md, Unified",
	.needs = { "root", "cgroup2.memory", "cgroup2.pids" }, .cell = { .driven = true },
	.sabotage = { .twin = "unified is left out" }, .steps = { { "nothing", nothing } }, )
{
	if (cg1("pids"))
		skip(SKIP_CGROUP, "a hybrid machine: limits go to v1");
	resources_create("bulkhead-one", "nothing",
		sabotaged() ? "{}"
			    : "{\"unified\":{\"memory.high\":\"67108864\",\"pids.max\":\"44\","
			      "\"memory.oom.group\":\"1\",\"cgroup.max.depth\":\"3\"}}");
	const char *group = resources_group("bulkhead-one", "memory");
	row("files of controllers");
	EXPECT_EQ(cg_number(group, "memory.high"), 67108864);
	EXPECT_EQ(cg_number(group, "pids.max"), 44);
	EXPECT_EQ(cg_number(group, "memory.oom.group"), 1);
	row("a file of no controller");
	EXPECT_EQ(cg_number(group, "cgroup.max.depth"), 3);
	row("what was not named");
	EXPECT_STR(cg_read(group, "memory.max"), "max"); /* control */
	row("a file that is not there");
	EXPECT(resources_refused(
		"bulkhead-two", "nothing", "{\"unified\":{\"memory.nothing\":\"1\"}}"));
	EXPECT(access(fmt("%s/bulkhead-two", cg2()), F_OK) != 0);
}
