/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the flag not copied to a new child, or read from the parent later. */
PROBE(
	.claim = "notify_on_release defaults to 0, a child copies its parent's at creation, later is too late",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, What does notify_on_release do",
	.needs = { "cgroup1.pids" },
	.sabotage = { .twin = "the flag is set after the child was made" },
)
{
	const char *top = cg_new(cg1("pids"), "top"), *early = cg_new(top, "early");

	EXPECT_EQ(cg_number(top, "notify_on_release"), 0); /* control */
	if (!sabotaged())
		MUST(cg_write(top, "notify_on_release", "1"));
	const char *late = cg_new(top, "late");
	MUST(cg_write(top, "notify_on_release", "1"));
	row("made before");
	EXPECT_EQ(cg_number(early, "notify_on_release"), 0);
	row("made after");
	EXPECT_EQ(cg_number(late, "notify_on_release"), 1);
	row("cleared again, the child keeps its own");
	MUST(cg_write(top, "notify_on_release", "0"));
	EXPECT_EQ(cg_number(late, "notify_on_release"), 1);
	MUST(cg_write(late, "notify_on_release", "0"));
}
