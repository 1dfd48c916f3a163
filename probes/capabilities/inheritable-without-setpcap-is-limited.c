/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: the rule for callers without CAP_SETPCAP dropped or turned round. */
PROBE(
	.claim = "Without CAP_SETPCAP the inheritable set grows only by what is permitted",
	.source = "capabilities(7), Programmatically adjusting capability sets",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "CAP_SETPCAP is kept in effect" },
)
{
	for (int setpcap = 0; setpcap < 2; setpcap++) {
		IN_CHILD(0) {
			struct sets sets = sets_now();
			row(setpcap ? "with CAP_SETPCAP" : "without CAP_SETPCAP");
			sets.permitted = sets.effective = BIT(CAP_KILL) | BIT(CAP_SETPCAP);
			if (!setpcap && !sabotaged())
				sets.effective = 0;
			MUST(sets_try(sets));
			sets.inheritable = BIT(CAP_KILL);
			EXPECT_OK(sets_try(sets)); /* control: permitted */
			sets.inheritable |= BIT(CAP_CHOWN);
			if (setpcap)
				EXPECT_OK(sets_try(sets));
			else
				EXPECT_ERRNO(sets_try(sets), EPERM);
		}
	}
}
