/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: USER_NOTIF without a listener that runs the call or waits for ever. */
PROBE(
	.claim = "SECCOMP_RET_USER_NOTIF of a filter without a listener fails with ENOSYS",
	.source = "seccomp(2), SECCOMP_RET_USER_NOTIF",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the call is allowed" },
)
{
	IN_CHILD(0) {
		filter_on(NR_MARK, sabotaged() ? ALLOW : NOTIFY);
		EXPECT_ERRNO(syscall(NR_MARK), ENOSYS);
		EXPECT_OK(syscall(SYS_getpid)); /* control */
	}
}
