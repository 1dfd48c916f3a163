/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an unknown operation or flag bit silently ignored. */
PROBE(
	.claim = "seccomp(2) refuses an unknown operation and an unknown flag with EINVAL",
	.source = "seccomp(2), ERRORS",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the flag bits are the known one" },
)
{
	unsigned int word = SECCOMP_RET_ALLOW;
	struct seccomp_notif_sizes sizes;

	IN_CHILD(0) {
		no_new_privs();
		row("operation");
		EXPECT_ERRNO(sys_seccomp(99, 0, NULL), EINVAL);
		EXPECT_ERRNO(sys_seccomp(-1u, 0, NULL), EINVAL);
		for (int bit = 8; bit < 32; bit++) {
			row("flag bit %d", bit);
			EXPECT_ERRNO(filter_try(sabotaged() ? SECCOMP_FILTER_FLAG_LOG : 1u << bit,
					     PROGRAM(RETURN(ALLOW))),
				EINVAL);
		}
		row("flags of SECCOMP_GET_ACTION_AVAIL");
		EXPECT_ERRNO(sys_seccomp(SECCOMP_GET_ACTION_AVAIL, 1, &word), EINVAL);
		EXPECT_OK(sys_seccomp(SECCOMP_GET_ACTION_AVAIL, 0, &word)); /* control */
		row("flags of SECCOMP_GET_NOTIF_SIZES");
		EXPECT_ERRNO(sys_seccomp(SECCOMP_GET_NOTIF_SIZES, 1, &sizes), EINVAL);
		EXPECT_OK(sys_seccomp(SECCOMP_GET_NOTIF_SIZES, 0, &sizes)); /* control */
	}
}
