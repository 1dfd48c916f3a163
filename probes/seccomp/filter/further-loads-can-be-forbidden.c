/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: seccomp(2) or prctl(2) exempt from the filter. */
PROBE(
	.claim = "A filter that denies seccomp and prctl lets no further filter be loaded",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter allows both calls" },
)
{
	struct sock_fprog program = PROGRAM(RETURN(ALLOW));
	uint32_t action = sabotaged() ? ALLOW : DENY(EXDEV);

	IN_CHILD(0) {
		filter_add(PROGRAM(LOAD_NR, IF_EQ(SYS_seccomp, 1, 0), IF_EQ(SYS_prctl, 0, 1),
			RETURN(action), RETURN(ALLOW)));
		row("seccomp");
		EXPECT_ERRNO(filter_try(0, program), EXDEV);
		row("prctl");
		EXPECT_ERRNO(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0), EXDEV);
	}
}
