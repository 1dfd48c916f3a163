/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>
#include <sys/prctl.h>

#include "_user.h"

/* Kernel bug it catches: one way in that keeps the old sets, a bounding set that stays dropped, or
 * inheritable and ambient sets that cross the border. */
static void check_sets(void)
{
	EXPECT_EQ(cap_set_of(0, "CapEff"), cap_full());
	EXPECT_EQ(cap_set_of(0, "CapPrm"), cap_full());
	EXPECT_EQ(cap_set_of(0, "CapBnd"), cap_full());
	EXPECT_EQ(cap_set_of(0, "CapInh"), 0);
	EXPECT_EQ(cap_set_of(0, "CapAmb"), 0);
}

PROBE(
	.claim = "A process that comes into another user namespace holds every capability there",
	.source = "user_namespaces(7), Capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "no user namespace is made or entered" },
)
{
	static const char *const ways[] = { "clone", "unshare", "setns" };
	int ns = userns_fd("0 0 1", "0 0 1");

	for (int way = 0; way < 3; way++) {
		IN_CHILD(0) {
			/* Few capabilities, one of them inheritable and ambient, one not in the bounds. */
			MUST(prctl(PR_CAPBSET_DROP, CAP_SYS_TIME));
			become_with(way == 2 ? 0 : 1000, 1000, "cap_net_raw,cap_sys_admin=eip");
			MUST(cap_set_ambient(CAP_NET_RAW, CAP_SET));
			EXPECT_NE(cap_set_of(0, "CapEff"), cap_full()); /* control */
			row("by %s", ways[way]);
			if (way == 1 && !sabotaged())
				MUST(unshare(CLONE_NEWUSER));
			if (way == 2 && !sabotaged())
				MUST(setns(ns, CLONE_NEWUSER));
			IN_CHILD(way == 0 && !sabotaged() ? CLONE_NEWUSER : 0) {
				check_sets();
			}
		}
	}
}
