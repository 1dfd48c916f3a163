/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/securebits.h>
#include <sys/prctl.h>

#include "_user.h"

/* Kernel bug it catches: bits that a parent locked kept or lost along one of the ways. */
PROBE(
	.claim = "A process that comes into another user namespace has the default securebits",
	.source = "user_namespaces(7), Capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "no user namespace is made or entered" },
)
{
	static const char *const ways[] = { "clone", "unshare", "setns" };
	int ns = userns_fd("0 0 1", "0 0 1");

	for (int way = 0; way < 3; way++) {
		IN_CHILD(0) {
			MUST(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED |
							      SECBIT_NO_CAP_AMBIENT_RAISE));
			IN_CHILD(0) {
				EXPECT_NE(
					prctl(PR_GET_SECUREBITS), SECUREBITS_DEFAULT); /* control */
			}
			row("by %s", ways[way]);
			if (way == 1 && !sabotaged())
				MUST(unshare(CLONE_NEWUSER));
			if (way == 2 && !sabotaged())
				MUST(setns(ns, CLONE_NEWUSER));
			IN_CHILD(way == 0 && !sabotaged() ? CLONE_NEWUSER : 0) {
				EXPECT_EQ(prctl(PR_GET_SECUREBITS), SECUREBITS_DEFAULT);
			}
		}
	}
}
