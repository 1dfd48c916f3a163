/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a bounded capability made inheritable, and so gained back by exec. */
PROBE(
	.claim = "A capability outside of the bounding set cannot be added to the inheritable set",
	.source = "capabilities(7), Capability bounding set",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the bounding set keeps the capability" },
)
{
	for (int before = 0; before < 2; before++) {
		IN_CHILD(0) {
			struct sets sets = sets_now();
			row(before ? "inheritable already" : "not inheritable yet");
			sets.inheritable = before ? BIT(CAP_CHOWN) : 0;
			MUST(sets_try(sets));
			if (!sabotaged() || before)
				MUST(prctl(PR_CAPBSET_DROP, CAP_CHOWN, 0, 0, 0));
			sets.inheritable = BIT(CAP_CHOWN);
			if (before)
				EXPECT_OK(sets_try(sets)); /* control: what is there may stay */
			else
				EXPECT_ERRNO(sets_try(sets), EPERM);
			EXPECT_EQ(sets_now().inheritable, before ? BIT(CAP_CHOWN) : 0);
		}
	}
}
