/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_user.h"

/* Kernel bug it catches: the bit lost with the old credentials on one of the ways in. */
PROBE(
	.claim = "no_new_privs stays set through clone, unshare and setns to a user namespace",
	.source = "prctl(2), PR_SET_NO_NEW_PRIVS",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the bit is not set" },
)
{
	static const char *const ways[] = { "clone", "unshare", "setns" };
	int ns = userns_fd("0 0 1", "0 0 1");

	for (int way = 0; way < 3; way++) {
		IN_CHILD(0) {
			if (!sabotaged())
				MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
			row("by %s", ways[way]);
			if (way == 1)
				MUST(unshare(CLONE_NEWUSER));
			if (way == 2)
				MUST(setns(ns, CLONE_NEWUSER));
			IN_CHILD(way == 0 ? CLONE_NEWUSER : 0) {
				EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1);
				EXPECT_STR(status_field(0, "NoNewPrivs"), "1");
				EXPECT_EQ(cap_set_of(0, "CapEff"),
					cap_full()); /* control: a new namespace */
			}
		}
	}
}
