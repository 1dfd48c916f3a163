/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: an ambient capability that outlives its permitted or inheritable one. */
PROBE(
	.claim = "Dropping a capability from permitted or inheritable drops it from ambient as "
		"well",
	.source = "capabilities(7), Thread capability sets, Ambient",
	.needs = { "root" },
	.sabotage = { .twin = "another capability is dropped" },
)
{
	for (int i = 0; i < 2; i++) {
		IN_CHILD(0) {
			struct sets sets = sets_now();
			uint64_t gone = sabotaged() ? BIT(CAP_SETGID) : BIT(CAP_CHOWN);
			row(i ? "permitted" : "inheritable");
			sets.inheritable |= BIT(CAP_CHOWN) | BIT(CAP_KILL) | BIT(CAP_SETGID);
			MUST(sets_try(sets));
			MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN));
			MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_KILL));
			if (i) {
				sets.permitted &= ~gone;
				sets.effective &= ~gone;
			} else {
				sets.inheritable &= ~gone;
			}
			MUST(sets_try(sets));
			EXPECT_EQ(ambient(PR_CAP_AMBIENT_IS_SET, CAP_CHOWN), 0);
			EXPECT_EQ(ambient(PR_CAP_AMBIENT_IS_SET, CAP_KILL), 1); /* control */
		}
	}
}
