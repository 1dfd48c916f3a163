/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: one of the two sets, or the securebit, not asked. */
PROBE(
	.claim = "PR_CAP_AMBIENT_RAISE of what is not both permitted and inheritable fails with "
		"EPERM",
	.source = "capabilities(7), Thread capability sets; prctl(2), PR_CAP_AMBIENT_RAISE",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the capability is in both sets in every row" },
)
{
	static const struct {
		const char *name;
		bool permitted, inheritable, locked_out;
	} rows[] = { { "permitted only", true, false, false },
		{ "inheritable only", false, true, false }, { "neither", false, false, false },
		{ "both, with SECBIT_NO_CAP_AMBIENT_RAISE", true, true, true },
		{ "both", true, true, false } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		IN_CHILD(0) {
			struct sets sets = { .permitted = BIT(CAP_SETPCAP),
				.effective = BIT(CAP_SETPCAP) };
			row("%s", rows[i].name);
			if (rows[i].permitted || sabotaged())
				sets.permitted |= BIT(CAP_CHOWN);
			if (rows[i].inheritable || sabotaged())
				sets.inheritable |= BIT(CAP_CHOWN);
			if (rows[i].locked_out && !sabotaged())
				MUST(prctl(
					PR_SET_SECUREBITS, SECBIT_NO_CAP_AMBIENT_RAISE, 0, 0, 0));
			MUST(sets_try(sets));
			if (i < 4)
				EXPECT_ERRNO(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN), EPERM);
			else
				EXPECT_OK(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN)); /* control */
			EXPECT_EQ(ambient(PR_CAP_AMBIENT_IS_SET, CAP_CHOWN), i == 4);
		}
	}
}
