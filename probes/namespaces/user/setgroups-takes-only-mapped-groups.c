/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>

#include "_user.h"

/* Kernel bug it catches: the list copied without translation, or only its first entry checked. */
PROBE(
	.claim = "setgroups(2) with a group that is not mapped fails with EINVAL and changes nothing",
	.source = "user_namespaces(7), Interaction with system calls that change process UIDs or GIDs",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the namespace maps every group" },
)
{
	IN_USERNS(0, "0 0 1", sabotaged() ? "0 0 1000" : "0 0 10") {
		gid_t first[] = { 10 }, last[] = { 1, 2, 10 }, good[] = { 3, 9 }, now[4] = { 0 };
		EXPECT_OK(setgroups(2, good)); /* control */
		EXPECT_ERRNO(setgroups(1, first), EINVAL);
		EXPECT_ERRNO(setgroups(3, last), EINVAL);
		EXPECT_EQ(getgroups(4, now), 2);
		EXPECT_EQ(now[0], 3);
		EXPECT_EQ(now[1], 9);
	}
}
