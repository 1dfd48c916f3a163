/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: one of the rules for changes between zero and nonzero IDs. */
static const struct row {
	const char *name;
	uid_t real, effective, saved;
	bool permitted, in_effect, ambient;
} rows[] = { { "all nonzero", 1000, 1000, 1000, false, false, false },
	{ "effective alone nonzero", 0, 1000, 0, true, false, true },
	{ "real alone nonzero", 1000, 0, 0, true, true, true },
	{ "saved alone nonzero", 0, 0, 1000, true, true, true },
	{ "saved alone zero", 1000, 1000, 0, true, false, true },
	{ "real alone zero", 0, 1000, 1000, true, false, true } };

PROBE(
	.claim = "Leaving user ID 0 clears effective, and with the last zero ID permitted and "
		"ambient",
	.source = "capabilities(7), Effect of user ID changes on capabilities",
	.needs = { "root", "cap.SETUID" },
	.sabotage = { .twin = "SECBIT_NO_SETUID_FIXUP is set" },
)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		IN_CHILD(0) {
			struct sets sets = sets_now();
			row("%s", rows[i].name);
			sets.inheritable = BIT(CAP_CHOWN);
			MUST(sets_try(sets));
			MUST(ambient(PR_CAP_AMBIENT_RAISE, CAP_CHOWN));
			if (sabotaged())
				MUST(prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0));
			MUST(set_uids(rows[i].real, rows[i].effective, rows[i].saved));
			struct sets now = sets_now();
			EXPECT_EQ(now.permitted, rows[i].permitted ? sets.permitted : 0);
			EXPECT_EQ(now.effective, rows[i].in_effect ? sets.permitted : 0);
			EXPECT_EQ(now.ambient, rows[i].ambient ? BIT(CAP_CHOWN) : 0);
			EXPECT_EQ(now.inheritable, BIT(CAP_CHOWN)); /* control: never touched */
		}
	}
}
