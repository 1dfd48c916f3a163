/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the older way in that loads nothing, or replaces instead of adding. */
PROBE(
	.claim = "A filter loaded by prctl(2) is enforced and stacks with one loaded by seccomp(2)",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the one by prctl allows everything" },
)
{
	struct sock_fprog by_prctl = PROGRAM(LOAD_NR, IF_EQ(NR_NOBODY, 0, 1),
		RETURN(sabotaged() ? ALLOW : DENY(EXDEV)), RETURN(ALLOW));

	IN_CHILD(0) {
		filter_on(NR_MARK, DENY(EMLINK));
		EXPECT_ERRNO(syscall(NR_NOBODY), ENOSYS); /* control */
		MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &by_prctl, 0, 0));
		EXPECT_ERRNO(syscall(NR_NOBODY), EXDEV);
		EXPECT_ERRNO(syscall(NR_MARK), EMLINK);
	}
}
