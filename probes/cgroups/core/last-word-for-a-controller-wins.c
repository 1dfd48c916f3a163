/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: enable and disable masks both kept for one controller. */
PROBE(
	.claim = "When a controller occurs twice in one write to cgroup.subtree_control, the last word counts",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.subtree_control",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the two words are written in the other order" },
)
{
	const char *top = cg_new(cg2(), "top");

	row("minus after plus");
	EXPECT_OK(cg_write(top, "cgroup.subtree_control", sabotaged() ? "-pids +pids" : "+pids -pids"));
	EXPECT_STR(cg_read(top, "cgroup.subtree_control"), "");
	row("plus after minus");
	EXPECT_OK(cg_write(top, "cgroup.subtree_control", sabotaged() ? "+pids -pids" : "-pids +pids"));
	EXPECT_STR(cg_read(top, "cgroup.subtree_control"), "pids");
	row("plus again is no error");
	EXPECT_OK(cg_write(top, "cgroup.subtree_control", "+pids")); /* control */
}
