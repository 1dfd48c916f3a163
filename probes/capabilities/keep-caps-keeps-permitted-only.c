/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: PR_SET_KEEPCAPS that keeps effective or ambient, or nothing. */
PROBE(
	.claim = "With PR_SET_KEEPCAPS leaving user ID 0 keeps permitted and clears effective and "
		"ambient",
	.source = "capabilities(7), SECBIT_KEEP_CAPS; prctl(2), PR_SET_KEEPCAPS",
	.needs = { "root", "cap.SETUID" },
	.sabotage = { .twin = "the flag is not set" },
)
{
	for (int by_prctl = 0; by_prctl < 2; by_prctl++) {
		IN_CHILD(0) {
			struct sets sets = sets_now();
			row(by_prctl ? "PR_SET_KEEPCAPS" : "SECBIT_KEEP_CAPS");
			sets.inheritable = BIT(CAP_CHOWN);
			MUST(sets_try(sets));
			MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN));
			if (!sabotaged())
				MUST(by_prctl ? prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
					      : prctl(PR_SET_SECUREBITS, SECBIT_KEEP_CAPS, 0, 0,
							0));
			MUST(set_uids(1000, 1000, 1000));
			struct sets now = sets_now();
			EXPECT_EQ(now.permitted, sets.permitted);
			EXPECT_EQ(now.effective, 0);
			EXPECT_EQ(now.ambient, 0);
			EXPECT_EQ(now.inheritable, sets.inheritable); /* control */
		}
	}
}
