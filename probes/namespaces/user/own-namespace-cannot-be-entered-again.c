/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the caller regaining the capabilities that it dropped by entering the
 * namespace in which it already is. */
PROBE(
	.claim = "setns(2) to one's own user namespace fails with EINVAL and restores no capability",
	.source = "setns(2), ERRORS",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the caller enters a child namespace" },
)
{
	int child = userns_fd("0 0 1", "0 0 1"), own = ns_open(0, "user");

	IN_CHILD(0) {
		row("from the start");
		EXPECT_ERRNO(setns(sabotaged() ? child : own, CLONE_NEWUSER), EINVAL);
	}
	IN_CHILD(0) {
		become(1000, 1000);
		row("after capabilities are gone");
		EXPECT_ERRNO(setns(sabotaged() ? child : own, CLONE_NEWUSER),
			sabotaged() ? EPERM : EINVAL);
		EXPECT_EQ(cap_set_of(0, "CapEff"), 0);
	}
	IN_CHILD(0) {
		row("after entering a child");
		EXPECT_OK(setns(child, CLONE_NEWUSER)); /* control */
		EXPECT_ERRNO(setns(child, CLONE_NEWUSER), EINVAL);
	}
}
