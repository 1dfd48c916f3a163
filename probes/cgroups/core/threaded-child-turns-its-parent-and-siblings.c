/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the type of parent or siblings not derived from a threaded child. */
PROBE(
	.claim = "A threaded child makes its parent a threaded domain and its siblings invalid domains",
	.source = "cgroup-v2.rst, Threads",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "no child is turned" },
)
{
	const char *top = cg_new(cg2(), "top");
	const char *a = cg_new(top, "a"), *b = cg_new(top, "b"), *under = cg_new(b, "under");

	EXPECT_STR(cg_read(top, "cgroup.type"), "domain"); /* control */
	if (!sabotaged())
		MUST(cg_write(a, "cgroup.type", "threaded"));
	row("the parent");
	EXPECT_STR(cg_read(top, "cgroup.type"), "domain threaded");
	row("the sibling");
	EXPECT_STR(cg_read(b, "cgroup.type"), "domain invalid");
	row("the sibling's child");
	EXPECT_STR(cg_read(under, "cgroup.type"), "domain invalid");
	row("a group made later");
	EXPECT_STR(cg_read(cg_new(top, "c"), "cgroup.type"), "domain invalid");
	row("a group made below the threaded one");
	EXPECT_STR(cg_read(cg_new(a, "below"), "cgroup.type"), "domain invalid");
	row("outside");
	EXPECT_STR(cg_read(cg2(), "cgroup.type"), "domain"); /* control */
}
