/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: off by one; only direct children counted; a removed group still counts. */
PROBE(
	.claim = "cgroup.max.descendants limits the live groups of the whole subtree with EAGAIN",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.max.descendants",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "cgroup.max.descendants stays max" },
)
{
	const char *top = cg_new(cg2(), "top");
	if (!sabotaged())
		MUST(cg_write(top, "cgroup.max.descendants", "2"));
	const char *a = cg_new(top, "a");
	row("a grandchild fills the limit");
	EXPECT_OK(mkdir(fmt("%s/deep", a), 0755)); /* control */
	row("one more child");
	EXPECT_ERRNO(mkdir(fmt("%s/b", top), 0755), EAGAIN);
	row("one more grandchild");
	EXPECT_ERRNO(mkdir(fmt("%s/more", a), 0755), EAGAIN);
	row("a removed one makes room");
	MUST(rmdir(fmt("%s/deep", a)));
	EXPECT_OK(mkdir(fmt("%s/b", top), 0755));
	EXPECT_EQ(cg_key(top, "cgroup.stat", "nr_descendants"), sabotaged() ? 3 : 2);
}
