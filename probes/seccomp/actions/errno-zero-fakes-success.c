/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: errno 0 that runs the call, or that becomes EPERM. */
PROBE(
	.claim = "SECCOMP_RET_ERRNO with data 0 returns 0 without running the call",
	.source = "seccomp(2), SECCOMP_RET_ERRNO",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the call is allowed" },
)
{
	const char *path = fmt("%s/made", scratch());

	IN_CHILD(0) {
		filter_on(SYS_mkdir, sabotaged() ? ALLOW : DENY(0));
		EXPECT_EQ(syscall(SYS_mkdir, path, 0700), 0);
		EXPECT_ERRNO(access(path, F_OK), ENOENT);
		EXPECT_OK(mkdirat(AT_FDCWD, path, 0700)); /* control: another call makes it */
		EXPECT_OK(access(path, F_OK));
	}
}
