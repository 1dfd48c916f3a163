/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: capset that checks against the wrong set. */
PROBE(
	.claim = "capset refuses a permitted set larger than the present one, even with "
		"CAP_SETPCAP",
	.source = "capabilities(7), Programmatically adjusting capability sets",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the capability has not been dropped" },
)
{
	IN_CHILD(0) {
		struct sets all = sets_now(), less = all;
		less.permitted &= ~BIT(CAP_CHOWN);
		less.effective &= ~BIT(CAP_CHOWN);
		if (!sabotaged())
			MUST(sets_try(less)); /* control: dropping works */
		row("permitted");
		EXPECT_ERRNO(sets_try((struct sets){
				     .permitted = all.permitted, .effective = less.effective }),
			EPERM);
		row("unchanged is accepted");
		EXPECT_OK(sets_try(less));
		EXPECT_EQ(sets_now().permitted, less.permitted);
	}
}
