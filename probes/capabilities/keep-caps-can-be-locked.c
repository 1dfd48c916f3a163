/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: the lock heeded by PR_SET_SECUREBITS and not by PR_SET_KEEPCAPS. */
PROBE(
	.claim = "PR_SET_KEEPCAPS fails with EPERM when SECBIT_KEEP_CAPS_LOCKED is set",
	.source = "capabilities(7), The securebits flags; prctl(2), PR_SET_KEEPCAPS",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the lock is not set" },
)
{
	IN_CHILD(0) {
		EXPECT_OK(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)); /* control */
		EXPECT_ERRNO(prctl(PR_SET_KEEPCAPS, 2, 0, 0, 0), EINVAL);
		MUST(prctl(PR_SET_SECUREBITS, sabotaged() ? 0 : SECBIT_KEEP_CAPS_LOCKED, 0, 0, 0));
		EXPECT_ERRNO(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0), EPERM);
		EXPECT_EQ(prctl(PR_GET_KEEPCAPS, 0, 0, 0, 0), 0);
	}
}
