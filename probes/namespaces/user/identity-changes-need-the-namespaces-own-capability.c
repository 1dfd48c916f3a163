/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>
#include <sys/capability.h>

#include "_user.h"

/* Kernel bug it catches: the capability in the parent asked for, or none at all for mapped IDs. */
PROBE(
	.claim = "In a user namespace, taking another mapped identity needs CAP_SETUID or CAP_SETGID there",
	.source = "setresuid(2), DESCRIPTION; capabilities(7), CAP_SETUID, CAP_SETGID",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the capability is kept" },
)
{
	static const char *const names[] = { "setresuid", "setreuid", "setresgid", "setregid",
		"setgroups" };

	for (int i = 0; i < 5; i++) {
		gid_t groups[] = { 7 };
#define TRY                                   \
	(i == 0		 ? setresuid(7, 7, 7) \
		: i == 1 ? setreuid(7, 7)     \
		: i == 2 ? setresgid(7, 7, 7) \
		: i == 3 ? setregid(7, 7)     \
			 : setgroups(1, groups))
		IN_USERNS(0, "0 0 10", "0 0 10") {
			row("%s without", names[i]);
			if (!sabotaged())
				drop_cap(i < 2 ? CAP_SETUID : CAP_SETGID);
			EXPECT_ERRNO(TRY, EPERM);
		}
		IN_USERNS(0, "0 0 10", "0 0 10") {
			row("%s with", names[i]);
			drop_cap(i < 2 ? CAP_SETGID : CAP_SETUID);
			EXPECT_OK(TRY); /* control */
		}
	}
}
