/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the type of a threaded domain sticks after its last threaded child. */
PROBE(
	.claim = "A threaded domain is a plain domain again once its threaded children are removed",
	.source = "cgroup-v2.rst, Threads",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the threaded child stays" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");

	MUST(cg_write(a, "cgroup.type", "threaded"));
	EXPECT_STR(cg_read(top, "cgroup.type"), "domain threaded"); /* control */
	if (!sabotaged())
		MUST(rmdir(a));
	row("the parent");
	EXPECT_STR(cg_read(top, "cgroup.type"), "domain");
	row("the sibling");
	EXPECT_STR(cg_read(b, "cgroup.type"), "domain");
}
