/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_options.h"

/* Kernel bug it catches: the mount option memory_localevents ignored, or always on. */
static const char *top, *low;

static void killed_below(void)
{
	EXPECT_SIGNAL(touch_in(low, 32 * MIB), SIGKILL); /* control */
	row("the victim's group");
	EXPECT_EQ(cg_key(low, "memory.events", "oom_kill"), 1);
	row("its parent");
	EXPECT_EQ(cg_key(top, "memory.events", "oom_kill"), 0);
}

PROBE(
	.claim = "Under the option memory_localevents memory.events leaves out what happens in descendants",
	.source = "cgroup-v2.rst, Mounting, memory_localevents",
	.needs = { "cgroup2.memory", "root" },
	.sabotage = { .twin = "the option is not given" },
	.exclusive = true,
)
{
	top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	low = cg_new(top, "low");
	without_swap(low);
	MUST(cg_write(low, "memory.max", "8M"));
	under_option("memory_localevents", !sabotaged(), killed_below);
}
