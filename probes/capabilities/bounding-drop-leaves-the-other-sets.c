/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: PR_CAPBSET_DROP that takes from permitted or inheritable as well. */
PROBE(
	.claim = "Dropping from the bounding set leaves permitted, effective and inheritable as "
		"they were",
	.source = "capabilities(7), Capability bounding set from Linux 2.6.25 onward",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the capability is dropped from those sets too" },
)
{
	IN_CHILD(0) {
		struct sets sets = sets_now();
		sets.inheritable |= BIT(CAP_CHOWN);
		MUST(sets_try(sets));
		MUST(prctl(PR_CAPBSET_DROP, CAP_CHOWN, 0, 0, 0));
		if (sabotaged())
			drop_cap(CAP_CHOWN);
		struct sets now = sets_now();
		EXPECT_EQ(now.permitted, sets.permitted);
		EXPECT_EQ(now.effective, sets.effective);
		EXPECT_EQ(now.inheritable, sets.inheritable);
		EXPECT_EQ(now.bounding, sets.bounding & ~BIT(CAP_CHOWN)); /* control */
	}
}
