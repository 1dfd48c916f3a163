/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: off by one in the depth; only the direct parent's limit is looked at. */
PROBE(
	.claim = "cgroup.max.depth of an ancestor refuses deeper groups anywhere below it with EAGAIN",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.max.depth",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "cgroup.max.depth stays max" },
)
{
	const char *top = cg_new(cg2(), "top");
	EXPECT_EQ(cg_number(top, "cgroup.max.depth"), -1); /* default: max */
	if (!sabotaged())
		MUST(cg_write(top, "cgroup.max.depth", "2"));
	const char *a = strdup(fmt("%s/a", top));
	const char *b = strdup(fmt("%s/b", a));
	row("one level below");
	EXPECT_OK(mkdir(a, 0755)); /* control */
	row("at the limit");
	EXPECT_OK(mkdir(b, 0755)); /* control */
	row("one past the limit");
	EXPECT_ERRNO(mkdir(fmt("%s/c", b), 0755), EAGAIN);
	row("a descendant's own larger limit does not help");
	MUST(cg_write(a, "cgroup.max.depth", "5"));
	EXPECT_ERRNO(mkdir(fmt("%s/c", b), 0755), EAGAIN);
}
