/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a move upwards allowed because the source is the user's. */
PROBE(
	.claim = "A delegatee cannot move a process to the parent of the delegated group, nor to its sibling",
	.source = "cgroup-v2.rst, Delegation, Delegation Containment",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "both are delegated" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	const char *inner = cg_new(a, "inner");

	delegate_to(a, NOBODY_UID);
	delegate_to(inner, NOBODY_UID);
	if (sabotaged()) {
		delegate_to(top, NOBODY_UID);
		delegate_to(b, NOBODY_UID);
	}
	IN_CHILD(0) {
		MUST(cg_enter(inner, 0));
		become(NOBODY_UID, NOBODY_UID);
		row("to the sibling");
		EXPECT_ERRNO(cg_enter(b, 0), EACCES);
		row("to the parent");
		EXPECT_ERRNO(cg_enter(top, 0), EACCES);
		row("up to the delegated group");
		if (!sabotaged())
			EXPECT_OK(cg_enter(a, 0)); /* control */
		else
			EXPECT(false); /* it has left by then */
	}
}
