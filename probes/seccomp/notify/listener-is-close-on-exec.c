/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a listener that leaks into the target's next program. */
PROBE(
	.claim = "The listener that a filter load returns has the close-on-exec flag set",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_NEW_LISTENER",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the flag is cleared by fcntl" },
)
{
	IN_CHILD(0) {
		int listener = filter_listen(NR_MARK, 0);
		if (sabotaged())
			MUST(fcntl(listener, F_SETFD, 0));
		EXPECT_EQ(MUST(fcntl(listener, F_GETFD)) & FD_CLOEXEC, FD_CLOEXEC);
		char link[64] = "";
		MUST(readlink(fmt("/proc/self/fd/%d", listener), link, sizeof(link) - 1));
		EXPECT_STR(link, "anon_inode:seccomp notify"); /* control */
	}
}
