/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: an effective capability that is not permitted. */
PROBE(
	.claim = "capset refuses an effective set that is no subset of the new permitted set",
	.source = "capabilities(7), Programmatically adjusting capability sets",
	.needs = { "root" },
	.sabotage = { .twin = "the capability stays permitted" },
)
{
	IN_CHILD(0) {
		struct sets sets = sets_now();
		if (!sabotaged())
			sets.permitted &= ~BIT(CAP_CHOWN);
		EXPECT_ERRNO(sets_try(sets), EPERM);
		sets.effective = 0;
		EXPECT_OK(sets_try(sets)); /* control */
		sets.effective = sets.permitted;
		EXPECT_OK(sets_try(
			sets)); /* control: up to the permitted set it may be raised again */
	}
}
