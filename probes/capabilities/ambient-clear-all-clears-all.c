/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: CLEAR_ALL or LOWER that leaves a capability behind, or takes another. */
PROBE(
	.claim = "PR_CAP_AMBIENT_LOWER drops one capability and CLEAR_ALL every one, without "
		"privilege",
	.source = "prctl(2), PR_CAP_AMBIENT",
	.needs = { "root" },
	.sabotage = { .twin = "nothing is lowered" },
)
{
	IN_CHILD(0) {
		struct sets sets = sets_now();
		sets.inheritable = BIT(CAP_CHOWN) | BIT(CAP_KILL) | BIT(CAP_BPF);
		MUST(sets_try(sets));
		MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN));
		MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_KILL));
		MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_BPF));
		sets.effective = 0;
		MUST(sets_try(sets));
		EXPECT_EQ(sets_now().ambient, sets.inheritable); /* control */
		row("one lowered");
		if (!sabotaged())
			EXPECT_OK(ambient(PR_CAP_AMBIENT_LOWER, CAP_KILL));
		EXPECT_EQ(sets_now().ambient, BIT(CAP_CHOWN) | BIT(CAP_BPF));
		row("all cleared");
		if (!sabotaged())
			EXPECT_OK(ambient(PR_CAP_AMBIENT_CLEAR_ALL, 0));
		EXPECT_EQ(sets_now().ambient, 0);
	}
}
