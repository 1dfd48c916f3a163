/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_agent.h"

/* Kernel bugs it catches: the agent not run, run too early, or told another path. */
static void look(const char *point)
{
	struct gate hold = gate_new();

	agent_install(point);
	const char *mid = cg_new(point, "mid"), *low = cg_new(mid, "low");
	MUST(cg_write(low, "notify_on_release", sabotaged() ? "0" : "1"));
	pid_t one = held_in_v1(low, &hold), two = held_in_v1(low, &hold);
	row("one of two processes leaves");
	MUST(cg_enter(mid, one));
	EXPECT(!agent_was_run()); /* control */
	row("the last one ends");
	gate_post(&hold);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(one), 0);
	EXPECT_EXIT(child_wait(two), 0);
	EXPECT(agent_said("/mid/low"));
	row("the group above has no such flag");
	EXPECT(!agent_has_said("/mid"));
	agent_remove();
	MUST(EVENTUALLY(rmdir(low) == 0) ? 0 : -1);
	MUST(EVENTUALLY(rmdir(mid) == 0) ? 0 : -1);
}

PROBE(.claim = "The release agent runs with a group's path when the last process leaves it, not "
	       "before",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, What does notify_on_release do",
	.needs = { "root", "cap.SYS_ADMIN" }, .sabotage = { .twin = "notify_on_release is off" }, )
{
	with_named_hierarchy(look);
}
