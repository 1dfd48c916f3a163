/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: PR_GET_SECCOMP that answers something else than the mode. */
PROBE(
	.claim = "prctl(PR_GET_SECCOMP) is 0 without a filter and 2 with one, also in a child",
	.source = "prctl(2), PR_GET_SECCOMP",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "no filter is loaded" },
)
{
	IN_CHILD(0) {
		EXPECT_EQ(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), 0); /* control */
		if (!sabotaged())
			filter_add(PROGRAM(RETURN(ALLOW)));
		EXPECT_EQ(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), SECCOMP_MODE_FILTER);
		IN_CHILD(0)
		EXPECT_EQ(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), SECCOMP_MODE_FILTER);
	}
}
