/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a group moved in the tree by rename, out of its limits. */
PROBE(
	.claim = "A v1 group can be renamed within its parent, and moved to another parent not: EIO",
	.source = "kernel cgroup-v1.c, cgroup1_rename; Documentation/admin-guide/cgroup-v1/cgroups.rst",
	.needs = { "cgroup1.pids", "root" },
	.sabotage = { .twin = "the new name is in the same parent" },
)
{
	const char *top = cg_new(cg1("pids"), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	const char *to = sabotaged() ? strdup(fmt("%s/c", top)) : strdup(fmt("%s/c", b));

	MUST(cg_write(a, "pids.max", "7"));
	row("to another parent");
	if (!EXPECT_ERRNO(rename(a, to), EIO))
		return;
	row("over an existing group");
	EXPECT_ERRNO(rename(a, b), EEXIST);
	row("in place");
	const char *fresh = strdup(fmt("%s/fresh", top));
	EXPECT_OK(rename(a, fresh)); /* control */
	EXPECT_EQ(cg_number(fresh, "pids.max"), 7);
	EXPECT_ERRNO(access(a, F_OK), ENOENT);
}
