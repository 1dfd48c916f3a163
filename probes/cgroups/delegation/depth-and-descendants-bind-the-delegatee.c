/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the delegatee's own groups not counted, or the limit writable. */
PROBE(
	.claim = "cgroup.max.depth and max.descendants of a delegated group bind the delegatee's own groups",
	.source = "cgroup-v2.rst, Core Interface Files; Delegation, Model of Delegation",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "the limits stay max" },
)
{
	const char *top = cg_new(cg2(), "top");

	delegate_to(top, NOBODY_UID);
	if (!sabotaged()) {
		MUST(cg_write(top, "cgroup.max.depth", "1"));
		MUST(cg_write(top, "cgroup.max.descendants", "2"));
	}
	IN_CHILD(0) {
		become(NOBODY_UID, NOBODY_UID);
		EXPECT_OK(mkdir(fmt("%s/a", top), 0755)); /* control */
		row("depth");
		EXPECT_ERRNO(mkdir(fmt("%s/a/deep", top), 0755), EAGAIN);
		row("descendants");
		EXPECT_OK(mkdir(fmt("%s/b", top), 0755));
		EXPECT_ERRNO(mkdir(fmt("%s/c", top), 0755), EAGAIN);
		row("the limit itself");
		EXPECT_ERRNO(cg_write(top, "cgroup.max.depth", "max"), EACCES);
	}
}
