/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: the peak falls with usage; not raised in ancestors. */
PROBE(
	.claim = "memory.peak keeps the most that the group and its descendants have used at one time",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.peak",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "only an eighth is used" },
)
{
	const long long size = 16 << 20;
	const char *top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+memory"));
	const char *low = cg_new(top, "low"), *side = cg_new(top, "side");

	if (access(fmt("%s/memory.peak", low), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.peak does not exist", low);
	EXPECT_EXIT(touch_in(low, sabotaged() ? size / 8 : size), 0);
	row("usage has fallen");
	EXPECT(EVENTUALLY(cg_number(low, "memory.current") < size / 2)); /* control */
	row("the group's peak has not");
	EXPECT_GE(cg_number(low, "memory.peak"), size);
	EXPECT_LE(cg_number(low, "memory.peak"), size + size / 2);
	row("nor its parent's");
	EXPECT_GE(cg_number(top, "memory.peak"), size);
	row("a sibling has none of it");
	EXPECT_LE(cg_number(side, "memory.peak"), size / 2);
	row("a smaller use does not lower it");
	EXPECT_EXIT(touch_in(low, size / 4), 0);
	EXPECT_GE(cg_number(low, "memory.peak"), size);
}
