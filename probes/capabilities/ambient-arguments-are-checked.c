/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: an unknown capability or operation, or stray arguments, accepted. */
PROBE(
	.claim = "PR_CAP_AMBIENT refuses unknown operations, unknown capabilities and stray "
		"arguments",
	.source = "prctl(2), ERRORS, PR_CAP_AMBIENT",
	.needs = { "root" },
	.sabotage = { .twin = "each call is the valid query" },
)
{
	static const struct {
		const char *name;
		unsigned long args[4];
	} rows[] = { { "unknown operation", { 5, CAP_CHOWN, 0, 0 } },
		{ "operation zero", { 0, CAP_CHOWN, 0, 0 } },
		{ "capability beyond the last", { PR_CAP_AMBIENT_IS_SET, 64, 0, 0 } },
		{ "negative capability", { PR_CAP_AMBIENT_RAISE, -1ul, 0, 0 } },
		{ "fourth argument", { PR_CAP_AMBIENT_IS_SET, CAP_CHOWN, 1, 0 } },
		{ "fifth argument", { PR_CAP_AMBIENT_IS_SET, CAP_CHOWN, 0, 1 } },
		{ "clear all with a capability", { PR_CAP_AMBIENT_CLEAR_ALL, 1, 0, 0 } } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const unsigned long *a = rows[i].args;
		row("%s", rows[i].name);
		EXPECT_ERRNO(sabotaged() ? ambient(PR_CAP_AMBIENT_IS_SET, CAP_CHOWN)
					 : prctl(PR_CAP_AMBIENT, a[0], a[1], a[2], a[3]),
			EINVAL);
	}
	row("valid");
	EXPECT_EQ(ambient(PR_CAP_AMBIENT_IS_SET, CAP_CHOWN), 0); /* control */
}
