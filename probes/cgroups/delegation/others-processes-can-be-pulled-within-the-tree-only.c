/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the source of a migration not checked: processes pulled in from outside. */
PROBE(
	.claim = "A delegatee moves any process inside the delegated tree and pulls none in from outside",
	.source = "cgroup-v2.rst, Delegation, Delegation Containment",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "the outside process sits inside the tree" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *out = cg_new(top, "out");
	const char *x = cg_new(a, "x"), *y = cg_new(a, "y");
	struct gate hold = gate_new();
	pid_t inside = held_in(x, &hold), outside = held_in(sabotaged() ? x : out, &hold);

	delegate_to(a, NOBODY_UID);
	delegate_to(x, NOBODY_UID);
	delegate_to(y, NOBODY_UID);
	IN_CHILD(0) {
		become(NOBODY_UID, NOBODY_UID);
		row("root's process inside the tree");
		EXPECT_OK(cg_enter(y, inside)); /* control */
		row("root's process outside of it");
		EXPECT_ERRNO(cg_enter(y, outside), EACCES);
	}
	gate_post(&hold);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(inside), 0);
	EXPECT_EXIT(child_wait(outside), 0);
}
