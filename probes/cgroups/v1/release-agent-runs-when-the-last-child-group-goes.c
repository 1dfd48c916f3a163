/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_agent.h"

/* Kernel bug it catches: only processes looked at, not child groups. */
static void look(const char *point)
{
	agent_install(point);
	const char *top = cg_new(point, "top"), *one = cg_new(top, "one"),
		   *two = cg_new(top, "two");
	MUST(cg_write(top, "notify_on_release", sabotaged() ? "0" : "1"));
	row("one of two children is removed");
	MUST(rmdir(one));
	EXPECT(!agent_was_run()); /* control */
	row("the last one");
	MUST(rmdir(two));
	EXPECT(agent_said("/top"));
	agent_remove();
	MUST(rmdir(top));
}

PROBE(.claim = "The release agent runs when the last child group of an empty group is removed",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, What does notify_on_release do",
	.needs = { "root", "cap.SYS_ADMIN" }, .sabotage = { .twin = "notify_on_release is off" }, )
{
	with_named_hierarchy(look);
}
