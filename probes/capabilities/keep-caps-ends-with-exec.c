/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: the flag left set for the next program. */
static void check(void)
{
	EXPECT_EQ(prctl(PR_GET_KEEPCAPS, 0, 0, 0, 0), 0);
	EXPECT_EQ(prctl(PR_GET_SECUREBITS, 0, 0, 0, 0), SECBIT_NO_CAP_AMBIENT_RAISE); /* control */
}

PROBE(
	.claim = "exec clears SECBIT_KEEP_CAPS and keeps the other securebits",
	.source = "capabilities(7), The securebits flags; prctl(2), PR_SET_KEEPCAPS",
	.needs = { "root", "cap.SETPCAP" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the next program sets the flag before it is asked" },
)
{
	IN_CHILD(0) {
		MUST(prctl(PR_SET_SECUREBITS, SECBIT_KEEP_CAPS | SECBIT_NO_CAP_AMBIENT_RAISE, 0, 0,
			0));
		EXPECT_EQ(prctl(PR_GET_KEEPCAPS, 0, 0, 0, 0), 1); /* control */
		if (sabotaged()) {
			check();
			probe_exit(0);
		}
		exec_self("check");
	}
}
