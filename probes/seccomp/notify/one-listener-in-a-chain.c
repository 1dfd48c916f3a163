/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: only the newest filter looked at, or inherited ones forgotten. */
PROBE(
	.claim = "A second listener in a thread's chain of filters is refused with EBUSY",
	.source = "seccomp(2), ERRORS and SECCOMP_FILTER_FLAG_NEW_LISTENER",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the first filter has no listener" },
)
{
	struct sock_fprog program = PROGRAM(RETURN(ALLOW));

	IN_CHILD(0) {
		no_new_privs();
		if (!sabotaged())
			filter_listen(NR_MARK, 0);
		row("directly after it");
		EXPECT_ERRNO(filter_try(SECCOMP_FILTER_FLAG_NEW_LISTENER, program), EBUSY);
		row("with filters in between");
		EXPECT_OK(filter_try(0, program)); /* control: without a listener */
		EXPECT_ERRNO(filter_try(SECCOMP_FILTER_FLAG_NEW_LISTENER, program), EBUSY);
		row("in a child");
		IN_CHILD(0)
		EXPECT_ERRNO(filter_try(SECCOMP_FILTER_FLAG_NEW_LISTENER, program), EBUSY);
	}
}
