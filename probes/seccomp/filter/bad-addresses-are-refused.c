/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an unreadable program accepted as an empty one. */
PROBE(
	.claim = "A program or an argument at an unreadable address is refused with EFAULT",
	.source = "seccomp(2), ERRORS",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the addresses are readable" },
)
{
	struct sock_filter one[] = { RETURN(ALLOW) };
	struct sock_fprog good = { .len = 1, .filter = one };
	struct sock_fprog bad = { .len = 1, .filter = sabotaged() ? one : (void *)8 };
	unsigned int action = SECCOMP_RET_ALLOW;

	IN_CHILD(0) {
		no_new_privs();
		row("the structure");
		EXPECT_ERRNO(sys_seccomp(SECCOMP_SET_MODE_FILTER, 0, sabotaged() ? &good : NULL),
			EFAULT);
		row("the instructions");
		EXPECT_ERRNO(sys_seccomp(SECCOMP_SET_MODE_FILTER, 0, &bad), EFAULT);
		row("the action to look up");
		EXPECT_ERRNO(sys_seccomp(SECCOMP_GET_ACTION_AVAIL, 0, sabotaged() ? &action : NULL),
			EFAULT);
		EXPECT_OK(sys_seccomp(SECCOMP_SET_MODE_FILTER, 0, &good)); /* control */
	}
}
