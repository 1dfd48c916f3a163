/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: effective not raised again, or raised beyond permitted. */
PROBE(
	.claim = "Going from a nonzero effective user ID back to 0 makes all that is permitted "
		"effective",
	.source = "capabilities(7), Effect of user ID changes on capabilities",
	.needs = { "root", "cap.SETUID" },
	.sabotage = { .twin = "the effective user ID is not changed back" },
)
{
	IN_CHILD(0) {
		struct sets sets = sets_now();
		sets.permitted &= ~BIT(CAP_CHOWN);
		sets.effective = sets.permitted;
		MUST(sets_try(sets));
		MUST(set_uids(0, 1000, 0));
		EXPECT_EQ(sets_now().effective, 0); /* control */
		if (!sabotaged())
			MUST(set_uids(0, 0, 0));
		EXPECT_EQ(sets_now().effective, sets.permitted);
	}
}
